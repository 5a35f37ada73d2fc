#include "extract/quotes/speakers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/phrases.h"
#include "extract/quotes/antecedents.h"
#include "extract/quotes/interviews.h"
#include "extract/quotes/names_in_text.h"
#include "extract/quotes/quoted_stretches.h"
#include "extract/quotes/speech.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"
#include "text/characters.h"

namespace dateline {
namespace {

constexpr RuleId kPronounSpeaker = 210;
constexpr RuleId kRoleSpeaker = 211;

class SpeakerNamer {
 public:
  SpeakerNamer(Article& article, const Lexicon& lexicon, const NamesInText& names,
               const Antecedents& antecedents)
      : article_(article),
        tokens_(article.tokens),
        lexicon_(lexicon),
        phrases_(article),
        names_(names),
        antecedents_(antecedents),
        interview_(interview_of(article, names)) {}

  void run() {
    const QuoteMention* before = nullptr;  // not within another
    for (QuoteMention& quote : article_.quotes) {
      const bool is_within = before != nullptr && before->span.contains(quote.span);
      if (!quote.speaker.empty())
        name_speaker(quote);
      else if (is_answer(quote))
        name(interview_.speaker, quote);
      else if (before != nullptr && goes_on(*before, quote))
        take_over(*before, quote);
      else
        name_subject_before(quote);
      if (quote.speaker.empty() && before != nullptr && reports_again(*before, quote))
        take_over(*before, quote);
      quote.addressee_mention = addressee_of(quote);
      if (!quote.speaker.empty()) last_speaker_ = quote.speaker_mention;
      if (!is_within) before = &quote;
    }
  }

 private:
  TokenRange tokens_of(Span span) const {
    return {tokens_.token_at(span.begin), tokens_.token_at(span.end)};
  }

  // ---- the words that name a speaker ----
  // Where the parse has hung half a compound elsewhere, "like-minded mayors" begin with a hyphen;
  // the dash of a list is no word of "- Dockers".
  TokenRange whole_words(TokenRange words) const {
    if (article_.word_at(words.begin) != "-" || words.begin + 1 == words.end) return words;
    const bool is_glued =
        words.begin > 0 && tokens_.span(words.begin - 1).end == tokens_.begin[words.begin];
    return {is_glued ? words.begin - 1 : words.begin + 1, words.end};
  }

  void name_speaker(QuoteMention& quote) {
    const uint32_t paper_paragraph = std::exchange(paper_paragraph_, kNone);
    const TokenRange words = whole_words(tokens_of(quote.speaker));
    quote.speaker = tokens_.span(words.begin, words.end);
    const TokenRange core = phrases_.core(words);
    if (is_hour_of_log(core)) {
      quote.speaker = {};
      return;
    }
    quote.speaker_mention = names_.ending(core);
    if (is_open_role(quote.speaker_mention)) {
      uint32_t named = names_.behind_role(core);
      if (named == kNone && words.end == core.end) named = named_by_trade(core, quote.span);
      if (named != kNone) quote.speaker_mention = named;
    }
    if (quote.speaker_mention != kNone) return;
    quote.speaker_mention = names_.author_of(core);
    if (quote.speaker_mention == kNone) quote.speaker_mention = names_.behind_role(core);
    if (quote.speaker_mention == kNone) quote.speaker_mention = names_.behind_role(words);
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
      uint32_t person = antecedents_.of(core.begin, gender, last_speaker_);
      if (person == kNone) person = add_role(antecedents_.role_before(core.begin, gender));
      quote.speaker_mention = add_mention(core, MentionForm::kPronoun, EntityKind::kPerson, person);
    } else if (is_word && kIt.contains(word)) {
      if (paper_paragraph == paragraph) {
        quote.speaker_mention = last_speaker_;
        paper_paragraph_ = paragraph;
        return;
      }
      const uint32_t body = antecedents_.of(core.begin, Gender::kUnknown, last_speaker_);
      if (body != kNone)
        quote.speaker_mention =
            add_mention(core, MentionForm::kPronoun, EntityKind::kOrganization, body);
    } else if (is_word && kWho.contains(word)) {
      quote.speaker_mention = names_.right_before(core.begin);
      if (quote.speaker_mention == kNone) quote.speaker_mention = names_.beside_noun_of(core.begin);
    } else if (is_by_age(core)) {
      quote.speaker_mention =
          add_mention(core, MentionForm::kRole, EntityKind::kPerson, person_before(core.begin));
    } else if (lexicon_.list(WordList::kRoles).find(tokens_.word[core.end - 1]) == 1) {
      quote.speaker_mention = add_role(core);
    } else if (!may_speak(core)) {
      quote.speaker = {};
    }
  }

  // "The 27-year-old"
  bool is_by_age(TokenRange core) const {
    static const WordSet kThe{"the"}, kOld{"old", "year-old"};
    return kThe.contains(tokens_.word[core.begin]) && core.end > core.begin + 1 &&
           kOld.contains(tokens_.word[core.end - 1]);
  }

  // "Lind drove it home. ‘We knew,’ says the retired driver": a trade that is described, and that
  // nobody was said to have before, is that of the only person whom the paragraph names; an office
  // may be another's. Nobody speaks of himself by name.
  uint32_t named_by_trade(TokenRange core, Span said) const {
    static const WordSet kThe{"the"};
    const WordId trade = tokens_.lemma[core.end - 1];
    const auto before = tokens_.lemma.begin() + core.begin;
    if (core.size() < 3 || !kThe.contains(tokens_.word[core.begin]) || is_office(trade) ||
        std::find(tokens_.lemma.begin(), before, trade) != before)
      return kNone;
    const uint32_t paragraph = article_.sentences[phrases_.sentence_of(core.begin)].paragraph;
    uint32_t person = kNone;
    for (uint32_t i = 0; i < names_.count(); ++i) {
      const EntityMention& name = article_.entities[i];
      if (name.kind != EntityKind::kPerson || name.form != MentionForm::kName ||
          article_.sentences[name.sentence].paragraph != paragraph)
        continue;
      const uint32_t named = name.entity == kNone ? i : name.entity;
      const bool is_another = person != kNone && person != named;
      if (is_another || said.contains(name.span)) return kNone;
      if (name.begin_token < core.begin) person = named;
    }
    return person;
  }

  bool is_office(WordId noun) const {
    constexpr int32_t kOffice = 3;
    return lexicon_.list(WordList::kTitles).find(noun) == kOffice;
  }

  // Of her and him who may be meant, who is named, or the nearer.
  uint32_t person_before(uint32_t token) const {
    const uint32_t he = antecedents_.of(token, Gender::kHe, last_speaker_);
    const uint32_t she = antecedents_.of(token, Gender::kShe, last_speaker_);
    if (he == kNone || she == kNone) return he == kNone ? she : he;
    const auto is_named = [&](uint32_t person) {
      return article_.entities[person].form == MentionForm::kName;
    };
    if (is_named(he) != is_named(she)) return is_named(he) ? he : she;
    const auto last_of = [&](uint32_t person) {
      uint32_t last = person;
      for (uint32_t i = 0; i < names_.count() && article_.entities[i].begin_token < token; ++i)
        if (i == person || article_.entities[i].entity == person) last = i;
      return article_.entities[last].begin_token;
    };
    return last_of(he) > last_of(she) ? he : she;
  }

  // "A state secretary", of whom no name is known.
  bool is_open_role(uint32_t mention) const {
    return mention != kNone && article_.entities[mention].form == MentionForm::kRole &&
           article_.entities[mention].entity == kNone;
  }

  // "9:14 p.m. Monday ET".
  bool is_hour_of_log(TokenRange core) const {
    return is_in_date(article_, core.begin) && tokens_.has(core.begin, kHasDigit) &&
           article_.word_at(core.begin).find(':') != std::string_view::npos;
  }

  // "The move", "this week", "the top of a truck" say nothing, whatever the verb beside them.
  bool may_speak(TokenRange core) const {
    static const WordSet kThe{"the", "these", "those", "all"},
        kMany{"many", "few", "several", "most", "more", "some", "other", "such"};
    uint32_t head = core.end - 1;
    while (head > core.begin && article_.word_at(head) == "-") --head;  // "mum-of-four"
    const WordId word = tokens_.word[head];
    switch (tokens_.upos[head]) {
      case Upos::kPropn:
        return !lexicon_.list(WordList::kWeekdays).contains(word) &&
               !lexicon_.list(WordList::kMonths).contains(word);
      case Upos::kNoun:
        return names_speaker(head) ||
               (head >= core.begin + 2 && article_.word_at(head - 1) == "-" &&
                names_speaker(head - 2));
      case Upos::kAdj:  // "conservatives close to", "one Iranian", "the poor"
        return names_speaker(head) || (head > core.begin && names_speaker(head - 1)) ||
               kMany.contains(word) || kThe.contains(tokens_.word[core.begin]);
      case Upos::kNum:
        return !is_ascii_digit(article_.word_at(head)[0]);
      case Upos::kPron:
      case Upos::kDet:
        return true;
      default:
        return false;
    }
  }

  bool names_speaker(uint32_t noun) const {
    for (const WordList list : {WordList::kRoles, WordList::kSpeakingNouns, WordList::kDemonyms,
                                WordList::kOrganizationWords})
      if (lexicon_.list(list).contains(tokens_.lemma[noun]) ||
          lexicon_.list(list).contains(tokens_.word[noun]))
        return true;
    return has_ending_of_doer(noun);
  }

  // "Sealer", "geologist", "ferryman": most words so built name who does something.
  bool has_ending_of_doer(uint32_t noun) const {
    static const WordSet kThings{"number", "power",  "water",  "weather", "summer", "winter",
                                 "matter", "danger", "cancer", "fever",   "factor", "error",
                                 "terror", "murder", "border", "tower",   "center", "disaster"};
    constexpr std::array kEnds{"er", "or", "ist", "ian", "ee", "man", "men", "person", "crat"};
    constexpr size_t kShortest = 5;
    const std::string_view lemma = article_.lemma_at(noun);
    return lemma.size() >= kShortest && !kThings.contains(tokens_.lemma[noun]) &&
           std::any_of(kEnds.begin(), kEnds.end(),
                       [&](std::string_view end) { return lemma.ends_with(end); });
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
    return names_.ending(phrases_.core(phrases_.noun_phrase_from(hearer, end)));
  }

  uint32_t add_role(TokenRange words) {
    return words.empty() ? kNone
                         : add_mention(words, MentionForm::kRole, EntityKind::kPerson, kNone);
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
    if (before.kind != SentenceKind::kBody || is_quoted(tokens_, before)) return;
    const uint32_t subject = main_subject(before);
    const uint32_t person = subject == kNone ? kNone : person_at(subject);
    if (person == kNone) return;
    name(person, quote);
  }

  // What is asked and who answers stand apart from each other.
  bool is_answer(const QuoteMention& quote) const {
    const uint32_t first = phrases_.sentence_of(tokens_.token_at(quote.span.begin));
    return interview_.speaker != kNone &&
           std::binary_search(interview_.answered.begin(), interview_.answered.end(),
                              article_.sentences[first].paragraph);
  }

  void name(uint32_t mention, QuoteMention& quote) const {
    quote.speaker_mention = mention;
    quote.speaker = article_.entities[mention].span;
  }

  // "He said his plan had helped the town and said that": a plan says nothing, so he does.
  static bool reports_again(const QuoteMention& before, const QuoteMention& quote) {
    return !quote.cue.empty() && !before.cue.empty() && before.sentence == quote.sentence &&
           before.cue.begin < quote.cue.begin && before.span.end <= quote.cue.begin;
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
      const uint32_t person =
          antecedents_.of(token, is_he ? Gender::kHe : Gender::kShe, last_speaker_);
      if (person == kNone) return kNone;
      return add_mention({token, token + 1}, MentionForm::kPronoun, EntityKind::kPerson, person);
    }
    const uint32_t name = names_.ending({token, token + 1});
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
  const NamesInText& names_;  // mentions before ours
  const Antecedents& antecedents_;
  const Interview interview_;
  uint32_t last_speaker_ = kNone;
  uint32_t paper_paragraph_ = kNone;  // where his letter said what was said last: it is "it"
};

}  // namespace

void name_speakers(Article& article, const Lexicon& lexicon, const NamesInText& names,
                   const Antecedents& antecedents) {
  SpeakerNamer(article, lexicon, names, antecedents).run();
}

}  // namespace dateline
