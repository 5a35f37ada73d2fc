#include "examples.h"

#include <map>

#include "base/hash.h"
#include "dictionary_examples.h"

namespace dateline {
namespace {

struct StyledDocument {
  GoldDocument document;
  NameStyle style;
};

uint64_t sentence_key(const Article& article, const Sentence& sentence) {
  uint64_t key = 0;
  for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i)
    key = hash_combine(key, article.tokens.word[i]);
  return key;
}

std::vector<GoldDocument> read_name_corpus(const Program& program, const char* name) {
  return or_die(read_names(program.corpora_dir + "/ner/" + name));
}

// Gives the documents of a treebank the names that `named` marks in the same sentences. A document
// with a sentence that `named` lacks gets none.
void join_names(const std::vector<GoldDocument>& named, std::vector<GoldDocument>& documents) {
  std::map<uint64_t, std::vector<NameTag>> names_of;
  for (const GoldDocument& document : named)
    for (const Sentence& sentence : document.article.sentences)
      names_of[sentence_key(document.article, sentence)].assign(
          document.names.begin() + sentence.begin_token,
          document.names.begin() + sentence.end_token);
  for (GoldDocument& document : documents) {
    for (const Sentence& sentence : document.article.sentences) {
      const auto found = names_of.find(sentence_key(document.article, sentence));
      if (found == names_of.end()) break;
      document.names.insert(document.names.end(), found->second.begin(), found->second.end());
    }
    if (document.names.size() != document.upos.size()) document.names.clear();
  }
}

void add_tags(const GoldDocument& document, std::map<WordId, TagCounts>& counts) {
  for (uint32_t i = 0; i < document.upos.size(); ++i)
    ++counts[document.article.tokens.word[i]][static_cast<size_t>(document.upos[i])];
}

// A dictionary's example may have two sentences, one without the word that it shows.
bool tells_nothing(const GoldDocument& document, uint32_t begin, uint32_t end) {
  return !document.upos.empty() &&
         std::all_of(document.upos.begin() + begin, document.upos.begin() + end,
                     [](Upos tag) { return tag == Upos::kUnknown; });
}

void append(std::vector<GoldDocument> documents, NameStyle style,
            std::vector<StyledDocument>& all) {
  for (GoldDocument& document : documents) all.push_back({std::move(document), style});
}

}  // namespace

uint8_t ExampleMaker::number_of(const std::string& fine_tag) {
  const auto number = static_cast<uint8_t>(std::min(fine_tags_.size() + 1, kFineTagCount - 1));
  return fine_tags_.try_emplace(fine_tag, number).first->second;
}

void ExampleMaker::count_tags(const GoldDocument& document) { add_tags(document, tags_); }

FormInput ExampleMaker::form_of(const GoldDocument& document, uint32_t token,
                                const std::map<WordId, TagCounts>& own_tags) const {
  const WordId word = document.article.tokens.word[token];
  const WordFacts* known = vocabulary_.find(word);
  const auto own = own_tags.find(word);
  if (known == nullptr || own == own_tags.end()) return read_form(document.article, token, known);
  TagCounts others = tags_.at(word);
  for (size_t tag = 0; tag < kUposCount; ++tag) others[tag] -= own->second[tag];
  WordFacts facts = *known;
  facts.tags = tag_set(others);
  return read_form(document.article, token, &facts);
}

void ExampleMaker::add(const GoldDocument& document, NameStyle style) {
  places_.begin(document.article, vocabulary_);
  std::map<WordId, TagCounts> own_tags;
  if (!document.heads.empty()) add_tags(document, own_tags);  // those that were counted
  for (const Sentence& sentence : document.article.sentences) {
    const uint32_t begin = sentence.begin_token, end = sentence.end_token;
    if (tells_nothing(document, begin, end)) continue;
    Example& example = examples_.emplace_back();
    example.name_style = style;
    places_.begin_sentence(sentence);
    for (uint32_t i = begin; i < end; ++i) {
      const FormInput form = form_of(document, i, own_tags);
      example.inputs.push_back({form, places_.read(i, form.facts)});
    }
    const auto part = [&](const auto& column, auto& out) {
      if (!column.empty()) out.assign(column.begin() + begin, column.begin() + end);
    };
    part(document.upos, example.tags);
    part(document.names, example.names);
    part(document.deprels, example.relations);
    if (document.heads.empty()) continue;
    for (uint32_t i = begin; i < end; ++i) {
      example.heads.push_back(document.heads[i] == i ? end - begin : document.heads[i] - begin);
      example.fine_tags.push_back(number_of(document.fine_tags[i]));
    }
  }
}

std::vector<Example> training_examples(const Program& program, const Lexicon& lexicon) {
  std::vector<StyledDocument> documents;
  std::vector<GoldDocument> ewt = program.conllu("ud/ewt/en_ewt-ud-train.conllu");
  std::vector<GoldDocument> gum = program.conllu("ud/gum/en_gum-open-train.conllu");
  join_names(read_name_corpus(program, "uner/en_ewt-ud-train.first-commit.iob2"), ewt);
  join_names(read_name_corpus(program, "gum-ner/gum-open-train.conll"), gum);
  append(std::move(ewt), NameStyle::kUner, documents);
  append(std::move(gum), NameStyle::kGum, documents);
  append(read_name_corpus(program, "wikigold/CONLL-format/data/wikigold.conll.txt"),
         NameStyle::kWikigold, documents);
  append(read_name_corpus(program, "wnut17/train.conll"), NameStyle::kWnut, documents);
  ExampleMaker maker(lexicon.vocabulary());
  for (const StyledDocument& styled : documents) maker.count_tags(styled.document);
  for (size_t i = 0; i < documents.size(); ++i) {
    const auto& [document, style] = documents[i];
    maker.add(document, style);
    const auto append_as = [&, &document = document, &style = style](CaseStyle case_style) {
      maker.add(change_case(document, case_style), style);
    };
    if (i % 16 == 0) append_as(CaseStyle::kAllUpper);
    if (i % 16 == 4) append_as(CaseStyle::kHeadline);
    if (i % 32 == 8) append_as(CaseStyle::kAllLower);
  }
  for (const GoldDocument& document : dictionary_examples(maker.tags(), lexicon))
    maker.add(document, NameStyle::kUner);
  return maker.take();
}

}  // namespace dateline
