#include "extract/speakers.h"

#include <algorithm>

#include "lexicon/word_set.h"

namespace dateline {
namespace {

constexpr RuleId kPronounSpeaker = 210;
constexpr RuleId kRoleSpeaker = 211;
constexpr uint32_t kSentencesBack = 4;  // how far a pronoun looks for its name

}  // namespace

// "Foreign Minister Javad Zarif" ends with the name that it names; "a spokesman for Mr. Trump" is
// cut to "a spokesman" before.
uint32_t SpeakerFinder::mention_ending_at(TokenRange core) const {
  for (uint32_t i = 0; i < article_.entities.size(); ++i) {
    const EntityMention& mention = article_.entities[i];
    if (mention.begin_token >= core.begin && mention.end_token >= core.end &&
        mention.begin_token < core.end)
      return i;
  }
  return kNone;
}

// Who "he" is, by what was said before: the person that the sentence before begins with.
uint32_t SpeakerFinder::person_before(uint32_t token) const {
  const auto sentence =
      std::upper_bound(article_.sentences.begin(), article_.sentences.end(), token,
                       [](uint32_t t, const Sentence& s) { return t < s.end_token; });
  const auto ix = static_cast<uint32_t>(sentence - article_.sentences.begin());
  for (uint32_t back = 0; back <= kSentencesBack && back <= ix; ++back)
    for (uint32_t i = 0; i < article_.entities.size(); ++i) {
      const EntityMention& mention = article_.entities[i];
      if (mention.sentence != ix - back || mention.kind != EntityKind::kPerson ||
          mention.begin_token >= token || article_.tokens.has(mention.begin_token, kInQuote))
        continue;
      return mention.entity == kNone ? i : mention.entity;
    }
  return kNone;
}

uint32_t SpeakerFinder::add_mention(TokenRange core, MentionForm form) {
  EntityMention mention;
  mention.span = article_.tokens.span(core.begin, core.end);
  mention.begin_token = core.begin;
  mention.end_token = core.end;
  while (article_.sentences[mention.sentence].end_token <= core.begin) ++mention.sentence;
  mention.kind = EntityKind::kPerson;
  mention.form = form;
  mention.rule = form == MentionForm::kPronoun ? kPronounSpeaker : kRoleSpeaker;
  mention.confidence = 500;
  if (form == MentionForm::kPronoun) mention.entity = person_before(core.begin);
  article_.entities.push_back(mention);
  return static_cast<uint32_t>(article_.entities.size() - 1);
}

void SpeakerFinder::set_speaker(QuoteMention& quote, TokenRange words) {
  if (words.empty()) return;
  quote.speaker = article_.tokens.span(words.begin, words.end);
  const TokenRange core = phrases_.core(words);
  quote.speaker_mention = mention_ending_at(core);
  if (quote.speaker_mention != kNone) return;
  static const WordSet kPersons{"he", "she"};
  if (core.end - core.begin == 1 && kPersons.contains(article_.tokens.word[core.begin])) {
    quote.speaker_mention = add_mention(core, MentionForm::kPronoun);
  } else if (lexicon_.list(WordList::kRoles).find(article_.tokens.word[core.end - 1]) == 1) {
    quote.speaker_mention = add_mention(core, MentionForm::kRole);
  }
}

}  // namespace dateline
