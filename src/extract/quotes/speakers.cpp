#include "extract/quotes/speakers.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/phrases.h"
#include "extract/quotes/quoted_stretches.h"
#include "extract/quotes/speech.h"
#include "lexicon/word_set.h"
#include "text/fold.h"

namespace dateline {
namespace {

constexpr RuleId kPronounSpeaker = 210;
constexpr RuleId kRoleSpeaker = 211;
constexpr uint32_t kSentencesBack = 4;  // how far a pronoun looks for its name

enum class Gender : uint8_t { kUnknown, kHe, kShe };  // as in data/genders.tsv

class SpeakerNamer {
 public:
  SpeakerNamer(Article& article, const Lexicon& lexicon)
      : article_(article),
        tokens_(article.tokens),
        lexicon_(lexicon),
        phrases_(article),
        name_count_(static_cast<uint32_t>(article.entities.size())) {}

  void run() {
    if (article_.quotes.empty()) return;
    note_genders();
    const QuoteMention* before = nullptr;  // not within another
    for (QuoteMention& quote : article_.quotes) {
      const bool is_within = before != nullptr && before->span.contains(quote.span);
      if (!quote.speaker.empty())
        name_speaker(quote);
      else if (before != nullptr && goes_on(*before, quote))
        take_over(*before, quote);
      else
        name_subject_before(quote);
      quote.addressee_mention = addressee_of(quote);
      if (!quote.speaker.empty()) last_speaker_ = quote.speaker_mention;
      if (!is_within) before = &quote;
    }
  }

 private:
  // ---- places in the text ----
  TokenRange tokens_of(Span span) const {
    return {tokens_.token_at(span.begin), tokens_.token_at(span.end)};
  }

  // The first of the names found before that begins at or behind a token.
  uint32_t name_from(uint32_t token) const {
    const auto names_end = article_.entities.begin() + name_count_;
    const auto found = std::lower_bound(
        article_.entities.begin(), names_end, token,
        [](const EntityMention& mention, uint32_t t) { return mention.begin_token < t; });
    return static_cast<uint32_t>(found - article_.entities.begin());
  }

  // ---- he and she ----
  Gender listed_gender(WordId word) const {
    return static_cast<Gender>(lexicon_.list(WordList::kGenders).find(word).value_or(0));
  }

  static uint32_t best_of(const Article& article, uint32_t mention) {
    const uint32_t best = article.entities[mention].entity;
    return best == kNone ? mention : best;
  }

  // By the title of any mention of the person ("Mrs."), by a role beside it ("his widow"), else by
  // the given name.
  void note_genders() {
    genders_.assign(name_count_, Gender::kUnknown);
    for (uint32_t i = 0; i < name_count_; ++i) {
      const EntityMention& mention = article_.entities[i];
      if (mention.kind != EntityKind::kPerson) continue;
      Gender& gender = genders_[best_of(article_, i)];
      if (!mention.title.empty()) {
        const TokenRange title = tokens_of(mention.title);
        for (uint32_t t = title.begin; t < title.end && gender == Gender::kUnknown; ++t)
          gender = listed_gender(tokens_.word[t]);
      }
      if (mention.form == MentionForm::kRole && gender == Gender::kUnknown)
        gender = listed_gender(tokens_.word[phrases_.core(words_of(i)).end - 1]);
    }
    for (uint32_t i = 0; i < name_count_; ++i) {
      const uint32_t best = best_of(article_, i);
      if (genders_[best] == Gender::kUnknown && word_count(best) > 1)
        genders_[best] = listed_gender(tokens_.word[article_.entities[best].begin_token]);
    }
  }

  TokenRange words_of(uint32_t mention) const {
    return {article_.entities[mention].begin_token, article_.entities[mention].end_token};
  }
  uint32_t word_count(uint32_t mention) const {
    return words_of(mention).end - words_of(mention).begin;
  }

  // The parse may hang the name on its title: "Defense Secretary Mark Esper had warned".
  bool is_subject(const EntityMention& mention) const {
    const uint32_t begin =
        mention.title.empty() ? mention.begin_token : tokens_.token_at(mention.title.begin);
    for (uint32_t t = begin; t < mention.end_token; ++t)
      if (is_nominal_subject(tokens_.deprel[t])) return true;
    return false;
  }

  // Who "he" or "it" is: among those named in the sentences before, the subject of a near one, and
  // rather who spoke last. kNone if nobody fits.
  uint32_t antecedent(uint32_t pronoun, Gender gender) const {
    const uint32_t sentence = phrases_.sentence_of(pronoun);
    const uint32_t spoke_last = last_speaker_ == kNone ? kNone : best_of(article_, last_speaker_);
    uint32_t best = kNone;
    int best_score = 0;
    uint32_t back = 0;  // what stands in marks does not count
    for (uint32_t ix = sentence + 1; ix-- > 0 && back <= kSentencesBack;) {
      const Sentence& place = article_.sentences[ix];
      if (ix != sentence && is_quoted(place)) continue;
      bool is_first = true;
      for (uint32_t i = name_from(place.begin_token);
           i < name_count_ && article_.entities[i].begin_token < std::min(place.end_token, pronoun);
           ++i) {
        const EntityMention& mention = article_.entities[i];
        if (!can_mean(mention, i, gender)) continue;
        int score = 20 - 3 * static_cast<int>(back);
        if (is_subject(mention)) score += 4;
        if (is_first) score += 2;
        if (article_.entities[best_of(article_, i)].form == MentionForm::kName) score += 2;
        if (best_of(article_, i) == spoke_last) score += 3;
        // Most whose gender no list tells are men: "she" is rather a woman known as one.
        if (gender == Gender::kShe && genders_[best_of(article_, i)] == gender) score += 5;
        is_first = false;
        if (score > best_score) best = i, best_score = score;
      }
      ++back;
    }
    if (best == kNone && last_speaker_ != kNone && last_speaker_ < name_count_ &&
        can_mean(article_.entities[last_speaker_], last_speaker_, gender))
      return spoke_last;
    return best == kNone ? kNone : best_of(article_, best);
  }

  bool is_quoted(const Sentence& sentence) const {
    const uint32_t first = sentence.begin_token, last = sentence.end_token - 1;
    return (tokens_.has(first, kInQuote) || tokens_.has(first, kOpensQuote)) &&
           (tokens_.has(last, kInQuote) || tokens_.has(last, kClosesQuote));
  }

  bool can_mean(const EntityMention& mention, uint32_t ix, Gender gender) const {
    if (tokens_.has(mention.begin_token, kInQuote)) return false;
    if (gender == Gender::kUnknown) return mention.kind == EntityKind::kOrganization;
    const Gender known = genders_[best_of(article_, ix)];
    return mention.kind == EntityKind::kPerson && (known == gender || known == Gender::kUnknown);
  }

  // ---- the words that name a speaker ----
  void name_speaker(QuoteMention& quote) {
    const uint32_t paper_paragraph = std::exchange(paper_paragraph_, kNone);
    const TokenRange core = phrases_.core(tokens_of(quote.speaker));
    quote.speaker_mention = mention_ending(core);
    if (quote.speaker_mention != kNone) return;
    quote.speaker_mention = author_behind(core);
    if (quote.speaker_mention == kNone) quote.speaker_mention = name_behind(core);
    const uint32_t paragraph = article_.sentences[phrases_.sentence_of(core.begin)].paragraph;
    if (quote.speaker_mention != kNone) {
      paper_paragraph_ = paragraph;
      return;
    }
    static const WordSet kHe{"he", "his"}, kShe{"she", "her"}, kIt{"it", "its"},
        kWho{"who", "which", "that"};
    const WordId word = tokens_.word[core.begin];
    const bool is_word = core.end - core.begin == 1;
    if (is_word && (kHe.contains(word) || kShe.contains(word))) {
      const Gender gender = kHe.contains(word) ? Gender::kHe : Gender::kShe;
      uint32_t person = antecedent(core.begin, gender);
      if (person == kNone) person = role_before(core.begin, gender);
      quote.speaker_mention = add_mention(core, MentionForm::kPronoun, EntityKind::kPerson, person);
    } else if (is_word && kIt.contains(word)) {
      if (paper_paragraph == paragraph) {
        quote.speaker_mention = last_speaker_;
        paper_paragraph_ = paragraph;
        return;
      }
      const uint32_t body = antecedent(core.begin, Gender::kUnknown);
      if (body != kNone)
        quote.speaker_mention =
            add_mention(core, MentionForm::kPronoun, EntityKind::kOrganization, body);
    } else if (is_word && kWho.contains(word)) {
      quote.speaker_mention = name_before(core.begin);
      if (quote.speaker_mention == kNone) quote.speaker_mention = name_beside_noun_of(core.begin);
    } else if (lexicon_.list(WordList::kRoles).find(tokens_.word[core.end - 1]) == 1) {
      quote.speaker_mention = add_mention(core, MentionForm::kRole, EntityKind::kPerson, kNone);
    }
  }

  // The BBC of "told the BBC", Congress of "said to Congress"; kNone where no name follows the cue.
  uint32_t addressee_of(const QuoteMention& quote) const {
    constexpr uint32_t kReach = 12;  // tokens of the hearer with his title
    constexpr int32_t kSaysTo = kTakesQuotation | kNamesHearerFirst;
    static const WordSet kTo{"to"};
    if (quote.cue.empty()) return kNone;
    const uint32_t cue = tokens_.token_at(quote.cue.begin);
    uint32_t hearer = tokens_.token_at(quote.cue.end);
    if (hearer < tokens_.count() && kTo.contains(tokens_.word[hearer]))
      ++hearer;
    else if ((lexicon_.list(WordList::kSpeech).find(tokens_.lemma[cue]).value_or(0) & kSaysTo) !=
             kSaysTo)
      return kNone;
    const uint32_t end = std::min(tokens_.count(), hearer + kReach);
    return mention_ending(phrases_.core(phrases_.noun_phrase_from(hearer, end)));
  }

  // "Foreign Minister Javad Zarif" ends with the name that it names; "a spokesman for Mr. Trump" is
  // cut to "a spokesman" before.
  uint32_t mention_ending(TokenRange core) const {
    for (uint32_t i = name_from(core.begin);
         i < name_count_ && article_.entities[i].begin_token < core.end; ++i)
      if (article_.entities[i].end_token >= core.end) return i;
    return kNone;
  }

  // "the union, which said": the name that ends right before, or kNone.
  uint32_t name_before(uint32_t token) const {
    const uint32_t end = token > 0 && article_.word_at(token - 1) == "," ? token - 1 : token;
    const uint32_t next = name_from(token);
    return next > 0 && article_.entities[next - 1].end_token == end ? next - 1 : kNone;
  }

  // "Lucia Paz, a lawyer who promised": the name that the noun before "who" stands beside, or
  // kNone.
  uint32_t name_beside_noun_of(uint32_t who) const {
    const uint32_t verb = tokens_.head[who];
    if (verb == kNone || tokens_.deprel[verb] != Deprel::kAclRelcl) return kNone;
    const uint32_t noun = tokens_.head[verb];
    if (noun == kNone || tokens_.deprel[noun] != Deprel::kAppos) return kNone;
    const uint32_t named = tokens_.head[noun];
    const uint32_t name = named == kNone ? kNone : mention_ending({named, named + 1});
    return name != kNone && article_.entities[name].begin_token <= named ? name : kNone;
  }

  // "Kenya's president visited a camp. ... he said": where nobody is named, the subject of a near
  // sentence before that is a role; a mention of it, or kNone.
  uint32_t role_before(uint32_t pronoun, Gender gender) {
    const uint32_t sentence = phrases_.sentence_of(pronoun);
    for (uint32_t back = 1; back <= std::min(kSentencesBack, sentence); ++back) {
      const Sentence& place = article_.sentences[sentence - back];
      for (uint32_t t = place.begin_token; t < place.end_token; ++t) {
        if (!is_nominal_subject(tokens_.deprel[t]) || tokens_.has(t, kInQuote)) continue;
        if (tokens_.upos[t] != Upos::kNoun || tokens_.lemma[t] != tokens_.word[t]) continue;
        const Gender known = listed_gender(tokens_.word[t]);
        const bool may_be = known == gender || known == Gender::kUnknown;
        if (!may_be || lexicon_.list(WordList::kRoles).find(tokens_.word[t]) != 1) continue;
        const TokenRange phrase = phrases_.noun_phrase_ending_at(t, place.begin_token);
        if (phrase.empty()) continue;
        return add_mention(phrase, MentionForm::kRole, EntityKind::kPerson, kNone);
      }
    }
    return kNone;
  }

  // "its chief executive, Lucy Wanjala, said": the name behind a role; not "Wanjala's deputy".
  uint32_t name_behind(TokenRange core) const {
    if (lexicon_.list(WordList::kRoles).find(tokens_.word[core.end - 1]) != 1) return kNone;
    if (core.end + 2 >= tokens_.count() || article_.word_at(core.end) != ",") return kNone;
    const uint32_t name = name_from(core.end + 1);
    if (name >= name_count_) return kNone;
    const EntityMention& mention = article_.entities[name];
    const bool is_beside = mention.begin_token == core.end + 1 &&
                           mention.end_token < tokens_.count() &&
                           article_.word_at(mention.end_token) == ",";
    return is_beside && mention.kind == EntityKind::kPerson ? name : kNone;
  }

  // "The letter, from Gen. William Seely, said": who wrote it says it.
  uint32_t author_behind(TokenRange core) const {
    constexpr uint32_t kReach = 6;  // tokens from the paper to the name, with its title
    static const WordSet kPapers{"letter", "memo", "note", "email", "message", "tweet", "post"};
    static const WordSet kFrom{"from", "by"};
    if (core.empty() || !kPapers.contains(tokens_.lemma[core.end - 1])) return kNone;
    uint32_t from = core.end;
    if (from < tokens_.count() && article_.word_at(from) == ",") ++from;
    if (from >= tokens_.count() || !kFrom.contains(tokens_.word[from])) return kNone;
    const uint32_t name = name_from(from);
    const bool is_near = name < name_count_ &&
                         article_.entities[name].begin_token <= from + kReach &&
                         article_.entities[name].kind == EntityKind::kPerson;
    return is_near ? name : kNone;
  }

  uint32_t add_mention(TokenRange words, MentionForm form, EntityKind kind, uint32_t entity) {
    EntityMention mention;
    mention.span = tokens_.span(words.begin, words.end);
    mention.begin_token = words.begin;
    mention.end_token = words.end;
    mention.sentence = phrases_.sentence_of(words.begin);
    mention.kind = kind;
    mention.form = form;
    mention.rule = form == MentionForm::kPronoun ? kPronounSpeaker : kRoleSpeaker;
    mention.confidence = 500;
    mention.entity = entity;
    article_.entities.push_back(mention);
    return static_cast<uint32_t>(article_.entities.size() - 1);
  }

  // ---- quotations that name nobody ----
  // `Canadians wanted answers, Trudeau said. "We will not rest."`: the sentence before is his. A
  // paragraph that is a quotation and no more goes on with the paragraph before.
  bool goes_on(const QuoteMention& before, const QuoteMention& quote) const {
    if (before.speaker.empty() || quote.kind != QuoteKind::kDirect) return false;
    const Sentence& from =
        article_.sentences[phrases_.sentence_of(tokens_.token_at(before.span.begin))];
    const uint32_t first = tokens_.token_at(quote.span.begin),
                   end = tokens_.token_at(quote.span.end);
    const uint32_t sentence_ix = phrases_.sentence_of(first);
    const Sentence& to = article_.sentences[sentence_ix];
    const uint32_t last_of_before =
        phrases_.sentence_of(tokens_.token_at(std::max(before.span.end, before.cue.end)) - 1);
    const bool may_be_of_one =  // lines of tokenised text have lost their paragraphs
        to.paragraph == from.paragraph || (article_.is_treebank && before.speaker_mention != kNone);
    if (may_be_of_one) return last_of_before + 1 >= sentence_ix;
    const bool is_whole =
        (sentence_ix == 0 || article_.sentences[sentence_ix - 1].paragraph != to.paragraph) &&
        (end + 1 >= tokens_.count() ||
         article_.sentences[phrases_.sentence_of(end + 1)].paragraph != to.paragraph);
    return is_whole && before.kind == QuoteKind::kDirect && to.paragraph == from.paragraph + 1;
  }

  // `Paz opened the door. "I am tired."`: whole sentences in marks that name no speaker are of the
  // subject of the sentence before, where they speak as "I" or "we".
  void name_subject_before(QuoteMention& quote) {
    if (quote.kind != QuoteKind::kDirect) return;
    const uint32_t first = tokens_.token_at(quote.span.begin),
                   end = tokens_.token_at(quote.span.end);
    const uint32_t ix = phrases_.sentence_of(first);
    if (ix == 0 || article_.sentences[ix].begin_token + 1 < first) return;
    const bool ends_sentence = end >= tokens_.count() ||
                               phrases_.sentence_of(end) != phrases_.sentence_of(end - 1) ||
                               article_.sentences[phrases_.sentence_of(end)].end_token == end + 1;
    if (!ends_sentence || !speaks_of_self(first, end)) return;
    const Sentence& before = article_.sentences[ix - 1];
    if (before.kind != SentenceKind::kBody || is_quoted(before)) return;
    const uint32_t subject = main_subject(before);
    const uint32_t person = subject == kNone ? kNone : person_at(subject);
    if (person == kNone) return;
    quote.speaker_mention = person;
    quote.speaker = article_.entities[person].span;
  }

  uint32_t main_subject(const Sentence& sentence) const {
    for (uint32_t t = sentence.begin_token; t < sentence.end_token; ++t) {
      if (tokens_.deprel[t] != Deprel::kNsubj || tokens_.has(t, kInQuote)) continue;
      const uint32_t verb = tokens_.head[t];
      if (verb != kNone && tokens_.deprel[verb] == Deprel::kRoot) return t;
    }
    return kNone;
  }

  // The mention of a person there; "he" becomes one where the text tells who he is.
  uint32_t person_at(uint32_t token) {
    static const WordSet kHe{"he"}, kShe{"she"};
    const bool is_he = kHe.contains(tokens_.word[token]);
    if (is_he || kShe.contains(tokens_.word[token])) {
      const uint32_t person = antecedent(token, is_he ? Gender::kHe : Gender::kShe);
      if (person == kNone) return kNone;
      return add_mention({token, token + 1}, MentionForm::kPronoun, EntityKind::kPerson, person);
    }
    const uint32_t name = mention_ending({token, token + 1});
    const bool is_person = name != kNone && article_.entities[name].begin_token <= token &&
                           article_.entities[name].kind == EntityKind::kPerson;
    return is_person ? name : kNone;
  }

  bool speaks_of_self(uint32_t begin, uint32_t end) const {
    for (uint32_t t = begin; t < end; ++t)
      if (is_first_person(tokens_, t)) return true;
    return false;
  }

  static void take_over(const QuoteMention& before, QuoteMention& quote) {
    quote.speaker = before.speaker;
    quote.speaker_mention = before.speaker_mention;
  }

  Article& article_;
  const Tokens& tokens_;
  const Lexicon& lexicon_;
  Phrases phrases_;
  uint32_t name_count_;          // mentions before ours
  std::vector<Gender> genders_;  // [mention], at the one that names its person best
  uint32_t last_speaker_ = kNone;
  uint32_t paper_paragraph_ = kNone;  // where his letter said what was said last: it is "it"
};

}  // namespace

void name_speakers(Article& article, const Lexicon& lexicon) {
  SpeakerNamer(article, lexicon).run();
}

}  // namespace dateline
