// Copies of the sample's articles, changed the way newsrooms change agency texts, are known as
// copies; articles on the same matter by somebody else are not. Prints precision, recall and F1 of
// the pairs and fails below the floor.
//   copies_property SAMPLE DATA
#include <cstdio>
#include <map>
#include <set>

#include "annotate/annotate.h"
#include "assemble/assemble.h"
#include "ingest/reader.h"

using namespace dateline;

namespace {

constexpr double kFloor = 0.98;

std::vector<std::string> split_paragraphs(const std::string& text) {
  std::vector<std::string> paragraphs;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find("\n\n", begin), text.size());
    paragraphs.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  return paragraphs;
}

std::string join(const std::vector<std::string>& paragraphs, size_t first, size_t end) {
  std::string text;
  for (size_t i = first; i < end; ++i) text += (text.empty() ? "" : "\n\n") + paragraphs[i];
  return text;
}

// Every n-th word is another one.
std::string edit_words(const std::string& text, size_t every) {
  std::string edited;
  size_t words = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    edited += ++words % every == 0 ? "otherwise" : text.substr(begin, end - begin);
    if (end < text.size()) edited += text[end];
    begin = end + 1;
  }
  return edited;
}

// What other outlets make of one text.
std::vector<std::string> copies_of(const std::string& text) {
  const auto paragraphs = split_paragraphs(text);
  const size_t half = (paragraphs.size() + 1) / 2;
  const std::string own_lead =
      "Readers of this paper have asked what the news means for the fishing season.\n\n";
  return {
      "PORTO (Dawn Wire) - " + text,                   // another agency's header
      join(paragraphs, 0, half),                       // cut from the end
      edit_words(text, 12),                            // a desk that edits
      own_lead + join(paragraphs, 0, half),            // with a lead of its own
      text + "\n\nAdditional reporting by our staff."  // with a sign-off
  };
}

struct Pool {
  std::vector<Article> articles;
  std::vector<std::string> origin;  // of each: what it is a copy of
};

void add(Pool& pool, Article article, const std::string& text, const std::string& origin,
         const Lexicon& lexicon) {
  article.text = text;
  article.id = article_id("", std::to_string(pool.articles.size()), text);
  article.paragraphs = {{{0, static_cast<uint32_t>(text.size())}, SentenceKind::kBody}};
  split_tokens(article, lexicon);
  split_sentences(article, lexicon);
  pool.articles.push_back(std::move(article));
  pool.origin.push_back(origin);
}

// Texts of the sample that are copies of each other already.
std::string origin_in_sample(const std::string& id) {
  static const std::map<std::string, std::string> known{{"gl-0103", "hw-0103"},
                                                        {"tc-0103", "hw-0103"},
                                                        {"ca-0108", "hw-0108"},
                                                        {"gl-0111", "hw-0111"},
                                                        {"tc-0111", "hw-0111"}};
  const auto found = known.find(id);
  return found == known.end() ? id : found->second;
}

// A third of the articles are copied; the others are there to be confused with them.
Pool read_pool(const std::string& sample, const Lexicon& lexicon) {
  Pool pool;
  auto reader = open_reader(sample, {}).value();
  for (size_t count = 0;; ++count) {
    auto next = reader->next();
    if (!next || !*next) return pool;
    const std::string text = (*next)->text;
    const std::string origin = origin_in_sample((*next)->external_id);
    add(pool, **next, text, origin, lexicon);
    if (count % 3 != 0) continue;
    for (const std::string& copy : copies_of(text)) add(pool, **next, copy, origin, lexicon);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fprintf(stderr, "copies_property: give SAMPLE DATA\n"), 2;
  const Lexicon lexicon = Lexicon::load(argv[2]).value();
  const Pool pool = read_pool(argv[1], lexicon);
  std::vector<const Article*> articles;
  std::map<const Article*, std::string> origin_of;
  for (size_t i = 0; i < pool.articles.size(); ++i) {
    articles.push_back(&pool.articles[i]);
    origin_of[&pool.articles[i]] = pool.origin[i];
  }
  canonical_order(articles);
  const Copies copies = find_copies(articles);
  int right = 0, found = 0, wanted = 0;
  for (size_t i = 0; i < articles.size(); ++i)
    for (size_t j = 0; j < i; ++j) {
      const bool is_found = copies.source[i] == copies.source[j];
      const bool is_wanted = origin_of.at(articles[i]) == origin_of.at(articles[j]);
      found += is_found;
      wanted += is_wanted;
      right += is_found && is_wanted;
    }
  const double f1 = 2.0 * right / std::max(1, found + wanted);
  std::printf("copies: %zu articles, %d pairs, precision %.3f, recall %.3f, F1 %.3f\n",
              articles.size(), wanted, 1.0 * right / std::max(1, found),
              1.0 * right / std::max(1, wanted), f1);
  return f1 >= kFloor ? 0 : 1;
}
