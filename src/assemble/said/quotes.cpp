// Who said what: each utterance once, with every article that tells it.
#include <algorithm>
#include <string>

#include "assemble/article_facts.h"
#include "assemble/assemble.h"
#include "assemble/said/repeats.h"
#include "assemble/said/sayings.h"
#include "base/hash.h"

namespace dateline {
namespace {

struct Telling {
  uint32_t article = 0;
  const Saying* said = nullptr;
  std::optional<EntityId> speaker{};
  uint32_t first_same = kNone;  // the telling that this one repeats
};

class QuoteMerger {
 public:
  QuoteMerger(Articles articles, const EntityLinks& links, Memo* memo, int threads)
      : articles_(articles), memo_(memo) {
    const auto read = [&](uint32_t a) {
      return fact_of<SayingsOfArticle>(*articles[a], [&] { return read_sayings(*articles[a]); });
    };
    sayings_ = facts_of_all<SayingsOfArticle>(threads, articles.size(), [&read] { return read; });
    for (uint32_t a = 0; a < articles.size(); ++a) {
      for (const Saying& saying : sayings_[a]->sayings)
        tellings_.push_back(
            {a, &saying, links.id_of(a, articles[a]->quotes[saying.parts[0]].speaker_mention)});
    }
  }

  std::vector<Sourced<Quote>> run() {
    join_repeats();
    std::vector<std::vector<uint32_t>> groups(tellings_.size());  // [first of a group]
    for (uint32_t i = 0; i < tellings_.size(); ++i) groups[root(i)].push_back(i);
    std::vector<Sourced<Quote>> quotes;
    for (const auto& group : groups)
      if (!group.empty()) quotes.push_back(make_quote(group));
    return quotes;
  }

 private:
  uint32_t root(uint32_t telling) const {
    while (tellings_[telling].first_same != kNone) telling = tellings_[telling].first_same;
    return telling;
  }

  void join_repeats() {
    std::vector<ToldSaying> sayings;
    for (const Telling& telling : tellings_) sayings.push_back({telling.article, telling.said});
    for (const auto& [later, earlier] : find_repeats(articles_, sayings, memo_)) {
      const uint32_t a = root(earlier), b = root(later);
      const Telling &one = tellings_[earlier], &other = tellings_[later];
      const bool are_two = one.speaker && other.speaker && *one.speaker != *other.speaker;
      if (a != b && !are_two) tellings_[std::max(a, b)].first_same = std::min(a, b);
    }
  }

  SourceRef source_of(uint32_t article_ix, const QuoteMention& mention) const {
    const Article& article = *articles_[article_ix];
    const Span sentence = article.sentences[mention.sentence].span;
    const Span span{mention.span.begin, std::min(mention.span.end, sentence.end)};
    return {article.id, mention.sentence, span, std::string(article.at(span))};
  }

  std::optional<When> stated_day(const Telling& telling) const {
    const QuoteMention& mention = articles_[telling.article]->quotes[telling.said->parts[0]];
    return mention.has_when ? std::optional(mention.when) : std::nullopt;
  }

  Sourced<Quote> make_quote(const std::vector<uint32_t>& group) const {
    const auto longest =
        *std::max_element(group.begin(), group.end(), [this](uint32_t a, uint32_t b) {
          return tellings_[a].said->words.size() < tellings_[b].said->words.size();
        });
    const Telling& shown = tellings_[longest];
    const Article& article = *articles_[shown.article];
    const QuoteMention& mention = article.quotes[shown.said->parts[0]];
    Quote quote;
    quote.kind = mention.kind;
    quote.text = shown.said->text;
    quote.speaker_name = shown.said->speaker;
    std::vector<SourceRef> sources;
    size_t parts = 0;
    for (const uint32_t ix : group) parts += tellings_[ix].said->parts.size();
    sources.reserve(parts);
    for (uint32_t part : shown.said->parts)
      sources.push_back(source_of(shown.article, article.quotes[part]));
    for (uint32_t ix : group) {
      const Telling& telling = tellings_[ix];
      if (!quote.speaker) quote.speaker = telling.speaker;
      if (!quote.when) quote.when = stated_day(telling);
      if (ix == longest) continue;
      for (uint32_t part : telling.said->parts)
        sources.push_back(source_of(telling.article, articles_[telling.article]->quotes[part]));
    }
    const Telling& first = tellings_[group[0]];
    const Article& first_article = *articles_[first.article];
    if (!quote.when && first_article.published)
      quote.when = when_day(first_article.published->day(), Basis::kPublished);
    quote.id = QuoteId::of(hash_combine(first_article.id.hash.low,
                                        first_article.quotes[first.said->parts[0]].span.begin));
    return {std::move(quote), NonEmpty<SourceRef>(std::move(sources))};
  }

  Articles articles_;
  Memo* memo_;
  std::vector<std::shared_ptr<const SayingsOfArticle>> sayings_;  // [article]
  std::vector<Telling> tellings_;
};

}  // namespace

std::vector<Sourced<Quote>> merge_quotes(Articles articles, const Copies&, const EntityLinks& links,
                                         Memo* memo, int threads) {
  return QuoteMerger(articles, links, memo, threads).run();
}

}  // namespace dateline
