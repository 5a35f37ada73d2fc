#include "assemble/contested/pointing_back.h"

#include <algorithm>

#include "assemble/word_roots.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// "..., something he also denies": what stands before it in the same sentence.
bool is_in_relative_clause(const StatementView& view, uint32_t denial_ix) {
  static const WordSet openers{"which", "something",  "allegation", "charge",
                               "claim", "accusation", "suggestion"};
  static const WordSet told{"allegation", "charge", "claim", "accusation", "finding", "account"};
  constexpr uint32_t kOpenerReach = 6;
  const Statement& denial = view.statements[denial_ix];
  const Article& article = *view.articles[denial.article_ix];
  const uint32_t verb = view.claim(denial_ix).token;
  // "Called the claim false" has no verb that denies it.
  if (article.tokens.upos[verb] != Upos::kVerb) return false;
  const uint32_t first = article.sentences[view.claim(denial_ix).sentence].begin_token;
  // "An accusation that the haulier, through his office, rejects"
  const uint32_t noun = article.tokens.head[verb];
  if (article.tokens.deprel[verb] == Deprel::kAclRelcl && noun >= first && noun < verb &&
      told.contains(article.tokens.word[noun]))
    return true;
  for (uint32_t token = verb; token-- > first && token + kOpenerReach > verb;) {
    if (article.tokens.has(token, kIsPunctuation)) return false;
    if (openers.contains(article.tokens.word[token])) return true;
  }
  return false;
}

// "Prosecutors say that he sold forgeries": what they say is a charge.
bool is_by_prosecutors(const StatementView& view, uint32_t ix) {
  static const WordSet prosecutors{"prosecutor", "prosecution", "indictment", "prosecutors"};
  const Article& article = view.article(ix);
  const Span words = view.claim(ix).speaker;
  for (uint32_t token = article.tokens.token_at(words.begin);
       token < article.tokens.count() && words.contains(article.tokens.span(token)); ++token)
    if (prosecutors.contains(article.tokens.lemma[token])) return true;
  return false;
}

// Do both name one thing that is no name?
bool shares_word(const Matters& a, const Matters& b) {
  return std::any_of(a.begin(), a.end(), [&](Matter what) {
    return !what.is_name() && std::binary_search(b.begin(), b.end(), what);
  });
}

// Who denies a charge does not answer rumours of something else.
bool is_rumour_for_charge(const StatementView& view, uint32_t ix, uint32_t denial_ix) {
  static const WordSet rumours{"rumour", "rumor", "speculation", "report", "suggestion"};
  const auto lemma = [&](uint32_t statement, uint32_t token) {
    return view.articles[view.statements[statement].article_ix]->tokens.lemma[token];
  };
  const WordId noun = lemma(ix, view.claim(ix).token);
  if (!rumours.contains(noun)) return false;
  const Statement& denial = view.statements[denial_ix];
  for (uint32_t token = denial.begin_token; token < denial.end_token; ++token)
    if (lemma(denial_ix, token) == noun) return false;
  return true;
}

// "Is wanted on an allegation of theft, which he denies": which means the allegation. "They say
// that it was built with bribes, a charge he denies": of that charge the claim stands before.
bool names_charge(const StatementView& view, uint32_t denial_ix) {
  static const WordSet charges{"allegation", "charge", "accusation", "suspicion"}, which{"which"};
  constexpr uint32_t kOpenerReach = 6;
  const Article& article = view.article(denial_ix);
  const uint32_t first = article.sentences[view.claim(denial_ix).sentence].begin_token;
  const uint32_t verb = view.claim(denial_ix).token;
  const uint32_t opener = verb - std::min(verb - first, kOpenerReach);
  bool has_which = false;
  for (uint32_t token = opener; token < verb; ++token)
    has_which = has_which || which.contains(article.tokens.word[token]);
  for (uint32_t token = first; token < (has_which ? verb : opener); ++token)
    if (charges.contains(article.tokens.lemma[token])) return true;
  return false;
}

// "Holm suggested that ... Borg dismissed the suggestion as obscene"
bool names_saying(const StatementView& view, uint32_t ix, uint32_t denial_ix) {
  const Article& article = view.article(denial_ix);
  const Sentence& sentence = article.sentences[view.claim(ix).sentence];
  const WordTable& claim_nouns = view.lexicon.list(WordList::kClaimNouns);
  for (uint32_t noun = view.claim(denial_ix).token + 1; noun < view.statements[denial_ix].end_token;
       ++noun) {
    if (article.tokens.upos[noun] != Upos::kNoun ||
        !claim_nouns.contains(article.tokens.lemma[noun]))
      continue;
    const std::string root = root_of(article.lemma_at(noun));
    for (uint32_t verb = sentence.begin_token; verb < sentence.end_token; ++verb)
      if (article.tokens.upos[verb] == Upos::kVerb &&
          !view.claim(ix).span.contains(article.tokens.span(verb)) &&
          root_of(article.lemma_at(verb)) == root)
        return true;
    return false;
  }
  return false;
}

// "Had ordered them to burn the files", of "no such order".
bool has_word(const StatementView& view, uint32_t ix, WordId lemma) {
  const Tokens& tokens = view.article(ix).tokens;
  for (uint32_t token = view.statements[ix].begin_token; token < view.statements[ix].end_token;
       ++token)
    if (tokens.lemma[token] == lemma) return true;
  return false;
}

// "Denied giving any such order": of whatever somebody has just said.
bool is_of_any_such(const StatementView& view, uint32_t denial_ix) {
  static const WordSet any{"any"}, such{"such"};
  const Tokens& tokens = view.article(denial_ix).tokens;
  for (uint32_t token = view.claim(denial_ix).token + 1;
       token + 1 < view.statements[denial_ix].end_token; ++token)
    if (any.contains(tokens.word[token]) && such.contains(tokens.word[token + 1])) return true;
  return false;
}

// "Denies it with force": whatever else the words are about, it is what was just said.
bool denies_it(const StatementView& view, uint32_t denial_ix) {
  static const WordSet it{"it", "this", "that"};
  const Tokens& tokens = view.article(denial_ix).tokens;
  const uint32_t object = view.claim(denial_ix).token + 1;
  return object < view.statements[denial_ix].end_token && it.contains(tokens.word[object]) &&
         tokens.head[object] == object - 1 && tokens.deprel[object] == Deprel::kObj;
}

}  // namespace

bool is_of_such(const StatementView& view, uint32_t denial_ix) {
  static const WordSet such{"such"};
  constexpr uint32_t kReach = 4;
  const Tokens& tokens = view.article(denial_ix).tokens;
  const uint32_t noun = view.claim(denial_ix).token;
  for (uint32_t token = noun; token-- > 0 && token + kReach > noun;)
    if (such.contains(tokens.word[token]))
      return view.claim(denial_ix).points_back && tokens.upos[noun] == Upos::kNoun;
  return false;
}

bool is_pointed_at(const StatementView& view, uint32_t ix, uint32_t denial_ix) {
  const bool is_charge = view.claim(ix).is_charge || is_by_prosecutors(view, ix);
  if (is_in_relative_clause(view, denial_ix))
    return (is_charge || (view.statements[ix].speaker != 0 && !names_charge(view, denial_ix))) &&
           view.claim(ix).sentence == view.claim(denial_ix).sentence;
  if (is_charge || view.claim(denial_ix).is_charge)
    return is_charge && !is_rumour_for_charge(view, ix, denial_ix);
  if (names_saying(view, ix, denial_ix)) return true;
  if (sentences_apart(view, ix, denial_ix) > 1) return false;
  // "Villalba denies that", or "no such report", right behind what somebody said of one.
  const Statement &denial = view.statements[denial_ix], &before = view.statements[ix];
  const bool is_bare = denial.matters.empty() || denies_it(view, denial_ix);
  if (before.speaker != 0 && is_of_any_such(view, denial_ix)) return true;
  // "No such report": of a report.
  if (is_of_such(view, denial_ix)) {
    const uint32_t noun = view.claim(denial_ix).token;
    const Matters what = view.reader.read(denial.article_ix, noun, noun + 1);
    return before.speaker != 0 && (what.empty() || shares_word(what, before.sentence_matters) ||
                                   has_word(view, ix, view.article(denial_ix).tokens.lemma[noun]));
  }
  if (before.speaker != 0 && (is_bare || shares_word(denial.matters, before.sentence_matters)))
    return true;
  const auto is_name = [](Matter what) { return what.is_name(); };
  const Matters& denier = view.statements[denial_ix].sentence_matters;
  const Matters& told = view.statements[ix].sentence_matters;
  return std::none_of(denier.begin(), denier.end(), is_name) ||
         std::any_of(denier.begin(), denier.end(), [&](Matter what) {
           return is_name(what) && std::binary_search(told.begin(), told.end(), what);
         });
}

}  // namespace dateline
