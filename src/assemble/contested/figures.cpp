// Figures: a number that one source puts beside that of another: "16,400 people had left, officials
// said. The governor's office put the figure at 17,000."
#include <algorithm>
#include <cstdint>

#include "assemble/contested/oppositions.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

// How far before "put the number of dead at 31" the other number may stand, in sentences, and how
// far where what is counted is not named.
constexpr uint32_t kSentencesOfNamed = 4, kSentencesOfBare = 1;

bool is_money(const ClaimMention& claim) {
  return claim.slot == NumberSlot::kMoney || claim.slot == NumberSlot::kCost;
}

// "Closer to 45", of "60 percent": the share that a bare figure is.
ClaimMention in_unit_of(const ClaimMention& told, ClaimMention figure) {
  constexpr int64_t kTenths = 10, kAll = 100;  // of a percent
  const bool is_share = told.slot == NumberSlot::kShare && figure.points_back &&
                        figure.slot == NumberSlot::kNoNumber && figure.low <= kAll;
  if (!is_share) return figure;
  figure.slot = NumberSlot::kShare;
  figure.low *= kTenths;
  if (figure.high <= kAll) figure.high *= kTenths;
  return figure;
}

bool have_one_unit(const ClaimMention& a, const ClaimMention& b) {
  return is_money(a) == is_money(b) &&
         (a.slot == NumberSlot::kShare) == (b.slot == NumberSlot::kShare);
}

// What "the number of dead" and "the toll" count; nothing where only the number before tells.
std::optional<NumberSlot> slot_of_figure(WordId lemma) {
  static const WordSet dead{"dead", "death", "fatality", "victim", "toll", "kill"};
  static const WordSet missing{"missing"}, hurt{"injured", "wounded", "injury", "injure", "wound"};
  if (dead.contains(lemma)) return NumberSlot::kKilled;
  if (missing.contains(lemma)) return NumberSlot::kMissing;
  if (hurt.contains(lemma)) return NumberSlot::kInjured;
  return std::nullopt;
}

// What a number is of: "offered" of "had offered them $20,000", "workers" and "tested" of "90% of
// its workers had been tested", "offer" of "the offer was $60,000".
std::vector<WordId> counted_by(const StatementView& view, uint32_t ix) {
  static const WordSet empty{"percent", "per", "cent", "be",   "have", "do",  "say",
                             "tell",    "at",  "pct",  "take", "make", "get", "reach"};
  constexpr int kMostSteps = 5;
  const Tokens& tokens = view.article(ix).tokens;
  std::vector<WordId> lemmas;
  const auto add = [&](uint32_t token) {
    const Upos tag = tokens.upos[token];
    if ((tag == Upos::kNoun || tag == Upos::kVerb) && !empty.contains(tokens.lemma[token]))
      lemmas.push_back(tokens.lemma[token]);
  };
  const Sentence& sentence = view.article(ix).sentences[view.claim(ix).sentence];
  uint32_t node = view.claim(ix).token;
  bool has_verb = false;
  for (int step = 0; step < kMostSteps && !has_verb; ++step) {
    add(node);
    has_verb = tokens.upos[node] == Upos::kVerb;
    for (uint32_t child = sentence.begin_token; child < sentence.end_token; ++child) {
      const bool is_of = tokens.deprel[child] == Deprel::kNmod;
      if (tokens.head[child] == node && child != node &&
          (is_of || (is_nominal_subject(tokens.deprel[child]) && !has_verb)))
        add(child);
    }
    if (tokens.head[node] >= tokens.count() || tokens.head[node] == node) break;
    node = tokens.head[node];
  }
  keep_sorted_once(lemmas);
  return lemmas;
}

// "only 12 boxes": fewer than was said.
bool is_only(const StatementView& view, uint32_t ix) {
  static const WordSet only{"only", "just"};
  constexpr uint32_t kReach = 4;
  const uint32_t first = view.statements[ix].begin_token;
  for (uint32_t token = first; token-- > 0 && token + kReach > first;)
    if (only.contains(view.article(ix).tokens.word[token])) return true;
  return false;
}

// "The founder of another firm has $34 billion, by a newspaper's list": of somebody else.
bool adds_names(const StatementView& view, uint32_t a, uint32_t b) {
  const Matters& known = view.statements[a].sentence_matters;
  const Matters own = matters_of_speaker(view, b);
  const Matters& told = view.statements[b].sentence_matters;
  return std::any_of(told.begin(), told.end(), [&](Matter what) {
    return what.is_name() && !std::binary_search(known.begin(), known.end(), what) &&
           !std::binary_search(own.begin(), own.end(), what);
  });
}

// "Nordbank Group expects to lose $20 million. The bank set aside $35 million": one firm speaks
// twice.
bool is_of_one_firm(const StatementView& view, uint32_t a, uint32_t b) {
  static const WordSet firms{"bank",    "company", "firm",     "group", "business",
                             "insurer", "maker",   "retailer", "giant"};
  static const WordSet the{"the"};
  const Article& article = view.article(b);
  const uint32_t who = view.claim(a).who;
  const Span words = view.claim(b).speaker;
  const uint32_t end = article.tokens.token_at(words.end);
  return who != kNone && article.entities[who].kind == EntityKind::kOrganization && end > 0 &&
         the.contains(article.tokens.word[article.tokens.token_at(words.begin)]) &&
         firms.contains(article.tokens.lemma[end - 1]);
}

// Two speakers' numbers of one thing: of money what it is for is the same, of a share also
// whose; of other things the noun, and what was done ("took away 40 boxes", "only 12 boxes had been
// taken").
bool count_one_thing(const StatementView& view, uint32_t a, uint32_t b) {
  if (view.statements[a].speaker == 0 || view.statements[b].speaker == 0) return false;
  const auto& sentences = view.article(a).sentences;
  if (sentences[view.claim(a).sentence].paragraph != sentences[view.claim(b).sentence].paragraph ||
      adds_names(view, a, b))
    return false;
  const size_t shared = count_shared(counted_by(view, a), counted_by(view, b));
  if (is_money(view.claim(b))) return shared > 0 && !is_of_one_firm(view, a, b);
  if (view.claim(b).slot == NumberSlot::kShare) return shared > 1;
  const Tokens& tokens = view.article(a).tokens;
  return view.claim(a).slot == NumberSlot::kOther &&
         tokens.lemma[view.claim(a).token] == tokens.lemma[view.claim(b).token] &&
         (shared > 1 || is_only(view, b));
}

// "12 had been arrested, police said. The hospital said that 40 had been treated."
bool tells_other_deed(const StatementView& view, uint32_t number, uint32_t figure) {
  static const WordSet telling{"count", "report", "cite", "list", "say", "speak", "claim"};
  const Tokens& tokens = view.article(figure).tokens;
  // "Put the number of marchers at 800. The union said 5,000 had come."
  static const WordSet coming{"come", "attend", "march", "gather", "join", "turn", "show"};
  const uint32_t deed = view.claim(figure).token;
  if (view.claim(number).slot == NumberSlot::kOther) return false;  // "nine [shells] had landed"
  if (view.claim(number).slot == NumberSlot::kNoNumber && coming.contains(tokens.lemma[deed]))
    return false;
  if (tokens.upos[deed] != Upos::kVerb || telling.contains(tokens.lemma[deed])) return false;
  const auto told = counted_by(view, number);
  const auto meant = view.reader.action_at(view.statements[figure].article_ix, deed);
  const Matters& matters = view.statements[number].matters;
  return !std::binary_search(told.begin(), told.end(), tokens.lemma[deed]) &&
         !(meant && std::binary_search(matters.begin(), matters.end(), *meant));
}

// "Of the $900 million, $300 million goes to the states": a part of the number told before.
bool repeats(const StatementView& view, uint32_t ix, uint32_t told_ix) {
  const ClaimMention& told = view.claim(told_ix);
  for (uint32_t other = ix - std::min(ix, 3u);
       other < std::min<size_t>(ix + 4, view.statements.size()); ++other)
    if (other != ix && other != told_ix &&
        view.statements[other].article_ix == view.statements[ix].article_ix &&
        view.claim(other).sentence == view.claim(ix).sentence &&
        view.claim(other).kind == ClaimKind::kNumber && view.claim(other).low == told.low)
      return true;
  return false;
}

// "The two sides also differ on the number of missiles": what follows does not agree, even where
// "more than a dozen" leaves room for the other figure.
bool is_said_to_differ(const StatementView& view, uint32_t ix) {
  static const WordSet words{"differ",   "disagree",    "vary",
                             "conflict", "conflicting", "discrepancy"};
  const Article& article = view.article(ix);
  const uint32_t sentence = view.claim(ix).sentence;
  const uint32_t first = article.sentences[sentence - std::min(sentence, 1u)].begin_token;
  for (uint32_t token = first; token < article.sentences[sentence].end_token; ++token)
    if (words.contains(article.tokens.lemma[token])) return true;
  return false;
}

// "No ship was turned away, the port said. The harbour master counted six": that there was none
// stands just before.
std::optional<Opposition> answer_none(const StatementView& view, uint32_t ix) {
  static const WordSet telling{"count", "report", "cite", "list", "speak"}, no{"no"};
  const Tokens& tokens = view.article(ix).tokens;
  const ClaimMention& figure = view.claim(ix);
  if (!figure.points_back || figure.low == 0 || !telling.contains(tokens.lemma[figure.token]))
    return std::nullopt;
  for (uint32_t before = ix; before-- > 0;) {
    const ClaimMention& claim = view.claim(before);
    if (view.statements[before].article_ix != view.statements[ix].article_ix ||
        claim.sentence + 1 < figure.sentence)
      return std::nullopt;
    const uint32_t first = view.statements[before].begin_token;
    const bool is_said = claim.kind == ClaimKind::kAssertion || claim.kind == ClaimKind::kDenial;
    if (is_said && claim.sentence + 1 == figure.sentence && no.contains(tokens.word[first]) &&
        tokens.upos[first + 1] == Upos::kNoun && view.statements[before].speaker != 0 &&
        !have_one_speaker(view, before, ix))
      return Opposition{before, ix, DisputeKind::kNumber};
  }
  return std::nullopt;
}

// "On Monday it was 14, officials said. By Thursday the governor gave the figure as 31": it rose.
bool are_of_two_times(const StatementView& view, uint32_t a, uint32_t b) {
  const auto one = dates_in(view.article(a), view.claim(a).sentence);
  const auto other = dates_in(view.article(b), view.claim(b).sentence);
  bool has_one = false, has_other = false;
  for (const DateMention& date : one) {
    has_one = has_one || date.has_when;
    for (const DateMention& again : other) {
      has_other = has_other || again.has_when;
      if (date.has_when && again.has_when && date.when.overlaps(again.when)) return false;
    }
  }
  return has_one && has_other && view.claim(a).sentence != view.claim(b).sentence;
}

// The nearest number of another speaker before it.
std::optional<Opposition> answer_figure(const StatementView& view, uint32_t ix) {
  const ClaimMention& told = view.claim(ix);
  const auto slot = slot_of_figure(view.article(ix).tokens.lemma[told.token]);
  const uint32_t reach = slot && told.points_back ? kSentencesOfNamed : kSentencesOfBare;
  for (uint32_t before = ix; before-- > 0;) {
    const ClaimMention& claim = view.claim(before);
    const ClaimMention figure = in_unit_of(claim, told);
    if (view.statements[before].article_ix != view.statements[ix].article_ix ||
        claim.sentence + reach < figure.sentence)
      return std::nullopt;
    const bool is_apart = claim.sentence != figure.sentence ||
                          (figure.points_back && view.statements[before].speaker != 0);
    const bool is_comparable =
        claim.kind == ClaimKind::kNumber && is_apart && have_one_unit(claim, figure);
    if (!is_comparable || (slot && figure.points_back && claim.slot != *slot)) continue;
    if (have_one_speaker(view, before, ix)) return std::nullopt;
    if (!figure.points_back && !count_one_thing(view, before, ix)) continue;
    if (repeats(view, ix, before) || are_elsewhere(view, before, ix) ||
        are_of_two_times(view, before, ix) ||
        (figure.points_back && tells_other_deed(view, before, ix)))
      return std::nullopt;
    const bool is_other = claim.low != figure.low || claim.high != figure.high;
    return figures_differ(claim, figure) || (is_other && is_said_to_differ(view, ix))
               ? std::optional(Opposition{before, ix, DisputeKind::kNumber})
               : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

bool figures_differ(const ClaimMention& a, const ClaimMention& b) {
  const auto most = [](const ClaimMention& claim) {
    return claim.high == INT64_MAX ? claim.low + claim.low - 1 : claim.high;
  };
  return most(a) < b.low || most(b) < a.low;
}

std::vector<Opposition> compare_figures(const StatementView& view, StatementRange range) {
  std::vector<Opposition> found;
  for (uint32_t ix = range.first; ix < range.end; ++ix) {
    const ClaimMention& claim = view.claim(ix);
    if (claim.kind != ClaimKind::kNumber) continue;
    if (!is_figure(claim) && claim.slot != NumberSlot::kOther) continue;
    auto pair = answer_figure(view, ix);
    if (!pair) pair = answer_none(view, ix);
    if (pair) found.push_back(*pair);
  }
  return found;
}

}  // namespace dateline
