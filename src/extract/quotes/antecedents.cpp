#include "extract/quotes/antecedents.h"

#include <algorithm>

#include "extract/quotes/quoted_stretches.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

constexpr uint32_t kSentencesBack = 4;  // how far a pronoun looks for its name
// Who is told of by the one that spoke last is hardly the next to speak.
constexpr int kOfReported = 6;

}  // namespace

TokenRange Antecedents::words_of(uint32_t mention) const {
  return {article_.entities[mention].begin_token, article_.entities[mention].end_token};
}

bool Antecedents::is_reported(uint32_t mention, uint32_t speaker) const {
  const Span name = article_.entities[mention].span;
  return std::any_of(article_.quotes.begin(), article_.quotes.end(),
                     [&](const QuoteMention& quote) {
                       return quote.speaker_mention != kNone && quote.span.contains(name) &&
                              genders_.best_of(quote.speaker_mention) == speaker;
                     });
}

Antecedents::Candidate Antecedents::named_before(uint32_t pronoun, Gender gender,
                                                 uint32_t spoke_last) const {
  const uint32_t sentence = phrases_.sentence_of(pronoun);
  Candidate found;
  uint32_t back = 0;  // what stands in marks does not count
  for (uint32_t ix = sentence + 1; ix-- > 0 && back <= kSentencesBack;) {
    const Sentence& place = article_.sentences[ix];
    if (ix != sentence && is_quoted(tokens_, place)) continue;
    bool is_first = true;
    for (uint32_t i = names_.from(place.begin_token);
         i < names_.count() &&
         article_.entities[i].begin_token < std::min(place.end_token, pronoun);
         ++i) {
      if (!genders_.can_mean(i, gender)) continue;
      const uint32_t best = genders_.best_of(i);
      const bool is_subject = names_.is_subject(i) && !is_of_relative_clause(i);
      int score = 20 - 3 * static_cast<int>(back);
      if (is_subject) score += 4;
      if (is_first) score += 2;
      if (article_.entities[best].form == MentionForm::kName) score += 2;
      if (best == spoke_last) score += 3;
      // "Borg was never convicted, said Vlad. ... he said": of whom Vlad speaks says less than he.
      if (best != spoke_last && spoke_last != kNone && is_reported(i, spoke_last))
        score -= kOfReported;
      // Most whose gender no list tells are men: "she" is rather a woman known as one.
      if (gender == Gender::kShe && genders_.of(best) == gender) score += 5;
      // "His first act was what Borg had feared": he is another than Borg.
      if (ix != sentence && gender != Gender::kUnknown && follows_pronoun(i, gender)) score -= 4;
      is_first = false;
      if (score > found.score) found = {best, score};
    }
    ++back;
  }
  return found;
}

uint32_t Antecedents::of(uint32_t pronoun, Gender gender, uint32_t last_speaker) const {
  const uint32_t spoke_last = last_speaker == kNone ? kNone : genders_.best_of(last_speaker);
  const Candidate best = named_before(pronoun, gender, spoke_last);
  if (best.mention != kNone) return best.mention;
  const bool is_speaker = last_speaker < names_.count() && genders_.can_mean(last_speaker, gender);
  return is_speaker ? spoke_last : kNone;
}

bool Antecedents::is_of_relative_clause(uint32_t mention) const {
  const TokenRange name = words_of(mention);
  for (uint32_t token = name.begin; token < name.end; ++token)
    if (is_nominal_subject(tokens_.deprel[token]))
      return tokens_.deprel[tokens_.head[token]] == Deprel::kAclRelcl;
  return false;
}

bool Antecedents::follows_pronoun(uint32_t mention, Gender gender) const {
  static const WordSet kHe{"he", "him", "his"}, kShe{"she", "her"};
  const WordSet& pronouns = gender == Gender::kShe ? kShe : kHe;
  const EntityMention& name = article_.entities[mention];
  for (uint32_t token = article_.sentences[name.sentence].begin_token; token < name.begin_token;
       ++token)
    if (pronouns.contains(tokens_.word[token]) && !tokens_.has(token, kInQuote)) return true;
  return false;
}

TokenRange Antecedents::role_before(uint32_t pronoun, Gender gender) const {
  const uint32_t sentence = phrases_.sentence_of(pronoun);
  for (uint32_t back = 1; back <= std::min(kSentencesBack, sentence); ++back) {
    const Sentence& place = article_.sentences[sentence - back];
    for (uint32_t t = place.begin_token; t < place.end_token; ++t) {
      if (!is_nominal_subject(tokens_.deprel[t]) || tokens_.has(t, kInQuote)) continue;
      if (tokens_.upos[t] != Upos::kNoun || tokens_.lemma[t] != tokens_.word[t]) continue;
      const Gender known = genders_.listed(tokens_.word[t]);
      const bool may_be = known == gender || known == Gender::kUnknown;
      if (!may_be || lexicon_.list(WordList::kRoles).find(tokens_.word[t]) != 1) continue;
      const TokenRange phrase = phrases_.noun_phrase_ending_at(t, place.begin_token);
      if (!phrase.empty()) return phrase;
    }
  }
  return {};
}

}  // namespace dateline
