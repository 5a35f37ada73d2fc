#include "corpus.h"

#include <charconv>
#include <fstream>

#include "annotate/annotate.h"
#include "text/characters.h"

namespace dateline {
namespace {

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  while (true) {
    const size_t end = line.find(separator);
    fields.push_back(line.substr(0, end));
    if (end == line.npos) return fields;
    line.remove_prefix(end + 1);
  }
}

uint32_t number(std::string_view digits) {
  uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Collects tokens into a document; tokens of a paragraph are joined as SpaceAfter says.
class DocumentBuilder {
 public:
  void begin_paragraph() {
    if (begin_token_ != tokens_.size()) end_sentence();
    document_.article.text += "\n\n";
    space_ = false;
    new_paragraph_ = true;
  }

  void add_token(std::string_view form, uint16_t flags) {
    std::string& text = document_.article.text;
    if (text.empty()) new_paragraph_ = true;
    if (space_) text += ' ';
    space_ = false;
    const auto begin = static_cast<uint32_t>(text.size());
    if (new_paragraph_) document_.article.paragraphs.push_back({{begin, begin}, {}});
    new_paragraph_ = false;
    text += form;
    const auto end = static_cast<uint32_t>(text.size());
    document_.article.paragraphs.back().span.end = end;
    tokens_.push_back({{begin, end}, flags});
  }
  void set_space(bool space) { space_ = space; }

  void end_sentence() {
    if (begin_token_ == tokens_.size()) return;
    const auto end = static_cast<uint32_t>(tokens_.size());
    const auto paragraph = static_cast<uint32_t>(document_.article.paragraphs.size() - 1);
    sentences_.push_back({begin_token_, end, paragraph});
    begin_token_ = end;
  }

  uint32_t sentence_begin() const { return begin_token_; }
  size_t sentence_count() const { return sentences_.size(); }
  GoldDocument& document() { return document_; }

  GoldDocument finish() {
    end_sentence();
    take_tokens(document_.article, tokens_, sentences_);
    return std::move(document_);
  }

 private:
  GoldDocument document_;
  std::vector<GivenToken> tokens_;
  std::vector<GivenSentence> sentences_;
  uint32_t begin_token_ = 0;
  bool space_ = false, new_paragraph_ = false;
};

Result<std::ifstream> open(const std::string& path) {
  std::ifstream in(path);
  if (!in) return fail(ErrorCode::kUnreadable, path + ": cannot be opened");
  return in;
}

NameTag name_tag(std::string_view tag) {
  struct Kind {
    std::string_view name;
    EntityKind kind;
  };
  constexpr Kind kKinds[] = {
      {"PER", EntityKind::kPerson},        {"person", EntityKind::kPerson},
      {"ORG", EntityKind::kOrganization},  {"corporation", EntityKind::kOrganization},
      {"LOC", EntityKind::kPlace},         {"location", EntityKind::kPlace},
      {"group", EntityKind::kOrganization}};
  if (tag.size() < 3 || tag[1] != '-' || tag.substr(2) == "O") return NameTag::kOutside;
  EntityKind kind = EntityKind::kOther;
  for (const Kind& known : kKinds)
    if (tag.substr(2) == known.name) kind = known.kind;
  return static_cast<NameTag>(1 + 2 * static_cast<int>(kind) + (tag[0] == 'I'));
}

// IOB1 ("I-" begins a name after "O") becomes IOB2.
void begin_names(const Article& article, std::vector<NameTag>& names) {
  for (const Sentence& sentence : article.sentences)
    for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
      const auto tag = static_cast<int>(names[i]);
      if (tag == 0 || tag % 2 == 1) continue;
      const int before = i > sentence.begin_token ? static_cast<int>(names[i - 1]) : 0;
      if (before != tag && before != tag - 1) names[i] = static_cast<NameTag>(tag - 1);
    }
}

}  // namespace

Result<std::vector<GoldDocument>> read_conllu(const std::string& path) {
  auto in = open(path);
  if (!in) return tl::unexpected(in.error());
  std::vector<GoldDocument> documents;
  DocumentBuilder builder;
  uint32_t multiword_first = 0, multiword_last = 0;
  bool multiword_space = false;
  const auto finish = [&] {
    if (builder.document().upos.empty()) return;
    documents.push_back(builder.finish());
    builder = DocumentBuilder();
  };
  for (std::string line; std::getline(*in, line);) {
    if (line.empty()) {
      builder.end_sentence();
      multiword_last = 0;
    } else if (line.starts_with("# newdoc")) {
      finish();
    } else if (line.starts_with("# newpar") && !line.starts_with("# newpar_")) {
      if (!builder.document().upos.empty()) builder.begin_paragraph();
    }
    if (line.empty() || line[0] == '#') continue;
    const auto fields = split(line, '\t');
    if (fields.size() < 10 || fields[0].find('.') != std::string_view::npos) continue;
    const bool space = fields[9].find("SpaceAfter=No") == std::string_view::npos;
    if (const size_t dash = fields[0].find('-'); dash != std::string_view::npos) {
      multiword_first = number(fields[0]);
      multiword_last = number(fields[0].substr(dash + 1));
      multiword_space = space;
      continue;
    }
    const uint32_t id = number(fields[0]);
    const bool inside = id <= multiword_last;
    GoldDocument& document = builder.document();
    builder.add_token(fields[1], !inside                 ? 0
                                 : id == multiword_first ? kStartsMultiword
                                                         : kContinuesMultiword);
    builder.set_space(!inside ? space : id == multiword_last && multiword_space);
    document.upos.push_back(parse_upos(fields[3]).value_or(Upos::kX));
    document.fine_tags.emplace_back(fields[4]);
    document.lemmas.emplace_back(fields[2]);
    const uint32_t head = number(fields[6]);
    document.heads.push_back(builder.sentence_begin() + (head == 0 ? id : head) - 1);
    document.deprels.push_back(parse_deprel(fields[7]).value_or(Deprel::kDep));
  }
  finish();
  return documents;
}

Result<std::vector<GoldDocument>> read_names(const std::string& path) {
  constexpr size_t kSentencesPerDocument = 20;
  auto in = open(path);
  if (!in) return tl::unexpected(in.error());
  std::vector<GoldDocument> documents;
  DocumentBuilder builder;
  bool has_documents = false, is_uner = false;
  const auto finish = [&] {
    if (builder.document().names.empty()) return;
    documents.push_back(builder.finish());
    begin_names(documents.back().article, documents.back().names);
    builder = DocumentBuilder();
  };
  for (std::string line; std::getline(*in, line);) {
    if (line.starts_with("# newdoc") || line.starts_with("-DOCSTART-")) {
      finish();
      has_documents = true;
    }
    if (line.find_first_not_of(" \t\r") == std::string::npos) {
      builder.end_sentence();
      if (!has_documents && builder.sentence_count() >= kSentencesPerDocument) finish();
    }
    is_uner |= line.starts_with("# sent_id");
    if (line.starts_with("# ") || line.starts_with("-DOCSTART-")) continue;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto fields = split(line, line.find('\t') == line.npos ? ' ' : '\t');
    if (fields.size() < (is_uner ? 3 : 2)) continue;
    builder.add_token(fields[is_uner ? 1 : 0], 0);
    builder.set_space(true);
    builder.document().names.push_back(name_tag(is_uner ? fields[2] : fields.back()));
  }
  finish();
  return documents;
}

GoldDocument change_case(const GoldDocument& document, CaseStyle style) {
  GoldDocument changed = document;
  const Tokens& tokens = document.article.tokens;
  std::vector<GivenToken> given;
  for (uint32_t i = 0; i < tokens.count(); ++i) {
    const Span span = tokens.span(i);
    given.push_back(
        {span, static_cast<uint16_t>(tokens.flags[i] & (kStartsMultiword | kContinuesMultiword))});
    for (uint32_t at = span.begin; at < span.end; ++at) {
      char& c = changed.article.text[at];
      const bool upper = style == CaseStyle::kAllUpper ||
                         (style == CaseStyle::kHeadline && at == span.begin && span.size() > 3);
      if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
      if (style == CaseStyle::kAllLower && is_ascii_upper(c)) c = static_cast<char>(c + 32);
    }
  }
  std::vector<GivenSentence> sentences;
  for (const Sentence& sentence : document.article.sentences)
    sentences.push_back({sentence.begin_token, sentence.end_token, sentence.paragraph});
  take_tokens(changed.article, given, sentences);
  return changed;
}

}  // namespace dateline
