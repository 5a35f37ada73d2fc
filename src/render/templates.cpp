#include "render/templates.h"

#include <array>
#include <map>

#include "base/assert.h"
#include "render/web_files.h"

namespace dateline {
namespace {

// A template cut into pieces. Sections know their end, so that nothing is searched while filling.
struct Piece {
  enum class Kind : uint8_t { kLiteral, kEscaped, kHtml, kSection, kInverted } kind;
  std::string_view text;  // the literal, or the name of a field
  size_t end = 0;         // of a section: the piece after its last
};

struct Template {
  std::string source;  // what the pieces view
  std::vector<Piece> pieces;
};

// The fields of an item, and those around its list.
struct Scope {
  const Fields& fields;
  const Scope* outer;
};

bool is_section_tag(std::string_view line) {
  const bool is_one_tag = line.find("}}") == line.size() - 2;
  return is_one_tag &&
         (line.starts_with("{{#") || line.starts_with("{{/") || line.starts_with("{{^"));
}

// Templates are indented for people; readers of the page need no indentation, nor the line ends of
// sections that have a line of their own.
std::string without_layout(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    out += line;
    if (line.size() < 5 || !is_section_tag(line)) out += '\n';
  }
  return out;
}

std::string source_of(const std::string& name) {
  std::string text = without_layout(web_file(name + ".mustache"));
  constexpr std::string_view kInclude = "{{> ";
  for (size_t at = text.find(kInclude); at != std::string::npos; at = text.find(kInclude, at)) {
    const size_t name_begin = at + kInclude.size(), end = text.find("}}", name_begin);
    const std::string included = source_of(text.substr(name_begin, end - name_begin));
    text.replace(at, end + 2 - at, included);
  }
  return text;
}

// Cuts `text` from `at` on, up to the end of the section `name` ("" is the whole template).
size_t cut(std::string_view text, size_t at, std::string_view name, std::vector<Piece>& pieces) {
  while (at < text.size()) {
    const size_t tag = std::min(text.find("{{", at), text.size());
    if (tag > at) pieces.push_back({Piece::Kind::kLiteral, text.substr(at, tag - at)});
    if (tag == text.size()) break;
    const bool is_html = text.substr(tag).starts_with("{{{");
    const std::string_view close = is_html ? "}}}" : "}}";
    const size_t begin = tag + close.size(), end = text.find(close, begin);
    DL_ASSERT(end != std::string_view::npos, "a tag of our templates is closed");
    std::string_view content = text.substr(begin, end - begin);
    at = end + close.size();
    const bool is_inverted = content.starts_with('^');
    if (content.starts_with('/')) {
      DL_ASSERT(content.substr(1) == name, "sections of our templates are nested");
      return at;
    }
    if (!is_inverted && !content.starts_with('#')) {
      pieces.push_back({is_html ? Piece::Kind::kHtml : Piece::Kind::kEscaped, content});
      continue;
    }
    content.remove_prefix(1);
    const size_t section = pieces.size();
    pieces.push_back({is_inverted ? Piece::Kind::kInverted : Piece::Kind::kSection, content});
    at = cut(text, at, content, pieces);
    pieces[section].end = pieces.size();
  }
  DL_ASSERT(name.empty(), "a section of our templates is closed");
  return at;
}

std::string_view entity_for(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    default:
      return "&quot;";
  }
}

constexpr std::array<bool, 256> kIsMarkup = [] {
  std::array<bool, 256> is_markup{};
  for (const char c : {'&', '<', '>', '"'}) is_markup[static_cast<unsigned char>(c)] = true;
  return is_markup;
}();

void append_escaped(std::string& out, std::string_view text) {
  size_t begin = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (!kIsMarkup[static_cast<unsigned char>(text[at])]) continue;
    out += text.substr(begin, at - begin);
    out += entity_for(text[at]);
    begin = at + 1;
  }
  out += text.substr(begin);
}

const std::string* find_text(const Scope* scope, std::string_view name) {
  for (; scope; scope = scope->outer)
    if (const std::string* text = scope->fields.text(name)) return text;
  return nullptr;
}

void write(std::string& out, const Template& source, size_t begin, size_t end, const Scope& scope) {
  for (size_t i = begin; i < end; ++i) {
    const Piece& piece = source.pieces[i];
    if (piece.kind == Piece::Kind::kLiteral) {
      out += piece.text;
      continue;
    }
    const std::string* text = find_text(&scope, piece.text);
    if (piece.kind == Piece::Kind::kEscaped || piece.kind == Piece::Kind::kHtml) {
      if (!text) continue;
      if (piece.kind == Piece::Kind::kHtml)
        out += *text;
      else
        append_escaped(out, *text);
      continue;
    }
    const Fields::List* list = scope.fields.list(piece.text);
    const bool is_shown = (text && !text->empty()) || (list && !list->empty());
    if (piece.kind == Piece::Kind::kInverted) {
      if (!is_shown) write(out, source, i + 1, piece.end, scope);
    } else if (list) {
      for (const Fields& item : *list) write(out, source, i + 1, piece.end, {item, &scope});
    } else if (is_shown) {
      write(out, source, i + 1, piece.end, scope);
    }
    i = piece.end - 1;
  }
}

const Template& find_template(std::string_view name) {
  thread_local std::map<std::string, Template, std::less<>> templates;
  const auto found = templates.find(name);
  if (found != templates.end()) return found->second;
  Template& made = templates[std::string(name)];
  made.source = source_of(std::string(name));
  cut(made.source, 0, "", made.pieces);
  return made;
}

}  // namespace

const Fields::Value* Fields::find(std::string_view name) const {
  for (const auto& [known, value] : values_)
    if (known == name) return &value;
  return nullptr;
}

const std::string* Fields::text(std::string_view name) const {
  const Value* value = find(name);
  return value ? std::get_if<std::string>(value) : nullptr;
}

const Fields::List* Fields::list(std::string_view name) const {
  const Value* value = find(name);
  return value ? std::get_if<List>(value) : nullptr;
}

void fill(std::string& out, std::string_view name, const Fields& fields) {
  const Template& source = find_template(name);
  write(out, source, 0, source.pieces.size(), {fields, nullptr});
}

}  // namespace dateline
