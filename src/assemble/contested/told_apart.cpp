// Told apart: what two say side by side of one thing in words that share little: what papers show
// of what somebody says was not so, and what one sent and the other never received.
#include <algorithm>

#include "assemble/contested/oppositions.h"
#include "assemble/word_roots.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

class Pair {
 public:
  Pair(const StatementView& view, uint32_t first, uint32_t second)
      : view_(view),
        first_(first),
        second_(second),
        article_(view.article(first)),
        tokens_(article_.tokens) {}

  // "The governor insisted that the money had not been touched. A memo shows that it fell by half."
  bool is_shown_otherwise() const {
    static const WordSet things{"it", "they", "he", "she"};
    const uint32_t subject = subject_of(view_, second_);
    if (statement(second_).is_negated || !statement(first_).is_negated || subject == kNone ||
        !is_by_paper(second_))
      return false;
    return things.contains(tokens_.word[subject]);
  }

  // "The club says that it never received a letter. The federation says that it sent one": or
  // "have not seen an inspector", of what was inspected.
  bool is_meeting_denied() const {
    if (statement(first_).is_negated == statement(second_).is_negated) return false;
    const uint32_t no = statement(first_).is_negated ? first_ : second_;
    const uint32_t noun = none_met(no);
    return noun != kNone && (no == first_ ? sends_one(second_) : is_done_in(first_, noun));
  }

 private:
  uint32_t none_met(uint32_t ix) const {
    static const WordSet meeting{"see", "meet", "receive", "get"}, some{"a", "an", "any"};
    const uint32_t verb = view_.claim(ix).token;
    const bool is_some = verb + 2 < statement(ix).end_token &&
                         meeting.contains(tokens_.lemma[verb]) &&
                         some.contains(tokens_.word[verb + 1]);
    return is_some && tokens_.upos[verb + 2] == Upos::kNoun ? verb + 2 : kNone;
  }
  bool sends_one(uint32_t ix) const {
    static const WordSet sending{"send", "give", "hand", "deliver", "issue", "write", "show"};
    static const WordSet one{"one"};
    const uint32_t verb = view_.claim(ix).token;
    return sending.contains(tokens_.lemma[verb]) && verb + 1 < statement(ix).end_token &&
           one.contains(tokens_.word[verb + 1]);
  }
  bool is_done_in(uint32_t ix, uint32_t noun) const {
    const std::string root = root_of(article_.lemma_at(noun));
    for (uint32_t token = statement(ix).begin_token; token < statement(ix).end_token; ++token)
      if (tokens_.upos[token] == Upos::kVerb && root_of(article_.lemma_at(token)) == root)
        return true;
    return false;
  }

  const Statement& statement(uint32_t ix) const { return view_.statements[ix]; }

  // "Phone records show", "an internal memo says"
  bool is_by_paper(uint32_t ix) const {
    static const WordSet papers{"record",  "memo",    "minute", "document", "email",
                                "footage", "video",   "log",    "file",     "photograph",
                                "letter",  "receipt", "data",   "invoice",  "recording",
                                "tape",    "image",   "message"};
    const Span words = view_.claim(ix).speaker;
    for (uint32_t token = tokens_.token_at(words.begin);
         token < tokens_.count() && words.contains(tokens_.span(token)); ++token) {
      if (tokens_.upos[token] == Upos::kAdp) return false;
      if (papers.contains(tokens_.lemma[token])) return true;
    }
    return false;
  }

  const StatementView& view_;
  const uint32_t first_, second_;
  const Article& article_;
  const Tokens& tokens_;
};

}  // namespace

bool are_told_apart(const StatementView& view, uint32_t first, uint32_t second) {
  const Pair pair(view, first, second);
  return pair.is_shown_otherwise() || pair.is_meeting_denied();
}

}  // namespace dateline
