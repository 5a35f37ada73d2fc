#include <algorithm>

#include "render/passages.h"
#include "render/words.h"

namespace dateline {
namespace {

bool begins_a_block(std::string_view text) {
  if (text.empty()) return false;
  if (text[0] == '#' || text[0] == '-' || text[0] == '+' || text[0] == '=') return true;
  const size_t digits = text.find_first_not_of("0123456789");
  return digits != 0 && digits != std::string_view::npos && digits < 10 &&
         (text[digits] == '.' || text[digits] == ')');
}

// Text as CommonMark that shows exactly this text: no link, no emphasis, no HTML of its own.
std::string escaped(std::string_view untrusted) {
  const std::string text = one_line(untrusted);
  std::string out;
  size_t at = 0;
  if (begins_a_block(text)) {
    at = std::min(text.find_first_not_of("0123456789"), text.size());
    out = text.substr(0, at) + "\\";
    out += text[at++];
  }
  constexpr std::string_view kSpecial = "\\`*_[]<>&~|";
  for (; at < text.size(); ++at) {
    if (kSpecial.find(text[at]) != std::string_view::npos) out += '\\';
    out += text[at];
  }
  return out;
}

// "[Harbour Post](https://...)"; the bare name where there is no URL to go to.
std::string linked_outlet(const SourceRef& source, const StoryIndex& index) {
  const ArticleHead* article = index.article(source.article);
  if (!article) return "";
  const std::string_view url = safe_url(article->url);
  const bool is_named = !article->outlet.empty() || url.empty();
  const std::string name = escaped(is_named ? outlet_words(article->outlet) : url);
  return url.empty() ? name : "[" + name + "](<" + std::string(url) + ">)";
}

std::string linked_outlets(const std::vector<SourceRef>& sources, const StoryIndex& index) {
  std::vector<std::string> links;
  std::vector<std::string_view> told;
  for (const SourceRef& source : sources) {
    const std::string_view outlet = index.outlet(source.article);
    if (std::find(told.begin(), told.end(), outlet) != told.end()) continue;
    told.push_back(outlet);
    links.push_back(linked_outlet(source, index));
  }
  return joined(links, ", ");
}

// " (Harbour Post, City Wire; disputed)", or nothing.
std::string tail(const Passage& passage, const StoryIndex& index) {
  const std::string words =
      joined({linked_outlets(passage.sources, index), joined(passage.flags, ", ")}, "; ");
  return words.empty() ? "" : " (" + words + ")";
}

// "- **Mira Tolland** (person): leader of the union"
std::string item(const Passage& passage, const StoryIndex& index) {
  std::string out = "- ";
  if (!passage.date.empty()) out += "**" + passage.date + "** ";
  if (!passage.who.empty()) out += "**" + escaped(passage.who) + "**";
  if (!passage.status.empty()) out += " (" + passage.status + ")";
  if (!passage.who.empty() && !passage.text.empty()) out += ": ";
  return out + escaped(passage.text) + tail(passage, index) + "\n";
}

}  // namespace

std::string render_markdown(const Story& story, const RenderOptions& options) {
  const StoryIndex index(whole_of(story, options));
  std::string out;
  bool in_list = false;
  for (const Passage& passage : passages_of(story, index, options, false)) {
    const bool is_item = passage.kind == Passage::Kind::kItem;
    if (!out.empty() && !(is_item && in_list)) out += '\n';
    in_list = is_item;
    switch (passage.kind) {
      case Passage::Kind::kTitle:
        out += "# " + escaped(passage.text) + "\n";
        break;
      case Passage::Kind::kFacts:
      case Passage::Kind::kFolded:
        out += "*" + passage.text + "*\n";
        break;
      case Passage::Kind::kSection:
        out += "## " + passage.text + "\n";
        break;
      case Passage::Kind::kHeading:
        out += "### " + escaped(passage.text) + "\n";
        break;
      case Passage::Kind::kItem:
        out += item(passage, index);
        break;
    }
  }
  return out;
}

}  // namespace dateline
