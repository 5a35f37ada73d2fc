#include "extract/quotes/interviews.h"

#include "extract/quotes/quoted_stretches.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

constexpr size_t kFewestAnswers = 3;
constexpr uint32_t kLongestQuestion = 60;  // tokens

// The sentences of one paragraph of the text: indices, half-open.
struct Paragraph {
  uint32_t begin = 0, end = 0;
};

// "Why did you leave?", "You wrote that grief is no proof."
bool is_asked(const Article& article, Paragraph paragraph) {
  static const WordSet kYou{"you", "your", "yours", "yourself"}, kMark{"?"};
  const uint32_t begin = article.sentences[paragraph.begin].begin_token;
  const uint32_t end = article.sentences[paragraph.end - 1].end_token;
  if (end - begin > kLongestQuestion) return false;
  bool speaks_to = false;
  for (uint32_t token = begin; token < end; ++token) {
    if (article.tokens.has(token, kInQuote)) return false;
    speaks_to |= kYou.contains(article.tokens.word[token]);
  }
  return speaks_to || kMark.contains(article.tokens.word[end - 1]);
}

bool is_answer(const Article& article, Paragraph paragraph) {
  for (uint32_t ix = paragraph.begin; ix < paragraph.end; ++ix)
    if (!is_quoted(article.tokens, article.sentences[ix])) return false;
  return true;
}

// Whom the first of these sentences that name a person are about.
uint32_t first_person_before(const Article& article, const NamesInText& names, uint32_t sentence) {
  uint32_t found = kNone;
  for (uint32_t i = 0; i < names.count() && article.entities[i].sentence < sentence; ++i) {
    const EntityMention& name = article.entities[i];
    if (name.kind != EntityKind::kPerson || name.form != MentionForm::kName ||
        article.sentences[name.sentence].kind != SentenceKind::kBody)
      continue;
    if (names.is_subject(i)) return i;
    if (found == kNone) found = i;
  }
  return found;
}

}  // namespace

Interview interview_of(const Article& article, const NamesInText& names) {
  Interview interview;
  uint32_t first_asked = kNone;
  Paragraph before;
  for (uint32_t ix = 0; ix < article.sentences.size();) {
    const Sentence& first = article.sentences[ix];
    Paragraph paragraph{ix, ix};
    while (paragraph.end < article.sentences.size() &&
           article.sentences[paragraph.end].paragraph == first.paragraph)
      ++paragraph.end;
    ix = paragraph.end;
    if (first.kind != SentenceKind::kBody) continue;
    const bool answers =
        before.end > before.begin && is_answer(article, paragraph) && is_asked(article, before);
    if (answers) {
      if (first_asked == kNone) first_asked = before.begin;
      interview.answered.push_back(first.paragraph);
    }
    before = paragraph;
  }
  if (interview.answered.size() >= kFewestAnswers)
    interview.speaker = first_person_before(article, names, first_asked);
  return interview;
}

}  // namespace dateline
