#include "ingest/watch/feed_watch.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "base/hash.h"
#include "ingest/feed/entry_article.h"

namespace dateline {
namespace {

// The state file: a feed a line, fields parted by tabs, the hashes of entries by spaces.
constexpr size_t kFields = 9;

uint64_t hash_of(const FeedItem& entry) {
  uint64_t hash = hash64(entry.id);
  for (const std::string* part : {&entry.url, &entry.title.value, &entry.summary.value,
                                  &entry.content.value, &entry.updated_text})
    hash = hash_combine(hash, hash64(*part));
  return hash;
}

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(mark, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

template <class Number>
bool read_number(const std::string& text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::string line_of(const FeedState& feed) {
  std::string line = feed.listed_url + '\t' + feed.url + '\t' + std::to_string(feed.next_visit) +
                     '\t' + std::to_string(feed.interval_s) + '\t' + std::to_string(feed.failures) +
                     '\t' + (feed.is_retired ? '1' : '0') + '\t' + feed.validators.etag + '\t' +
                     feed.validators.last_modified + '\t';
  for (size_t i = 0; i < feed.seen.size(); ++i)
    line += (i > 0 ? " " : "") + std::to_string(feed.seen[i]);
  return line + '\n';
}

std::optional<FeedState> feed_of(const std::string& line) {
  const std::vector<std::string> fields = split(line, '\t');
  if (fields.size() != kFields) return std::nullopt;
  FeedState feed;
  feed.listed_url = fields[0];
  feed.url = fields[1];
  feed.is_retired = fields[5] == "1";
  feed.validators = {fields[6], fields[7]};
  const bool is_whole = read_number(fields[2], feed.next_visit) &&
                        read_number(fields[3], feed.interval_s) &&
                        read_number(fields[4], feed.failures);
  if (!is_whole) return std::nullopt;
  for (const std::string& number : split(fields[8], ' '))
    if (uint64_t hash = 0; read_number(number, hash)) feed.seen.push_back(hash);
  std::sort(feed.seen.begin(), feed.seen.end());
  return feed;
}

// What could break the lines of the state file is not kept; no server needs it.
Validators kept(Validators validators) {
  for (std::string* field : {&validators.etag, &validators.last_modified})
    if (field->find_first_of("\t\r\n") != std::string::npos) field->clear();
  return validators;
}

}  // namespace

FeedWatch::FeedWatch(std::string state_file, ReadOptions options)
    : state_file_(std::move(state_file)), options_(std::move(options)) {
  std::ifstream file(state_file_);
  for (std::string line; std::getline(file, line);)
    if (auto feed = feed_of(line)) feeds_[feed->listed_url] = std::move(*feed);
}

void FeedWatch::set_feeds(const std::vector<std::string>& urls) {
  std::map<std::string, FeedState> listed;
  for (const std::string& url : urls) {
    FeedState fresh;
    fresh.listed_url = fresh.url = url;
    const auto known = feeds_.find(url);
    listed.emplace(url, known == feeds_.end() ? std::move(fresh) : std::move(known->second));
  }
  feeds_ = std::move(listed);
}

std::optional<FeedNews> FeedWatch::visit_next(int64_t now) const {
  const FeedState* next = nullptr;
  for (const auto& [url, feed] : feeds_)
    if (!feed.is_retired && feed.next_visit <= now && (!next || feed.next_visit < next->next_visit))
      next = &feed;
  if (!next) return std::nullopt;
  FeedNews news{*next, {}, {}};
  const auto fetched = options_.fetcher->get(news.state.url, news.state.validators);
  if (!fetched) {
    news.failure = fetched.error();
    plan_next_visit(news.state, {}, now);
    return news;
  }
  plan_next_visit(news.state, read_answer(*fetched, news), now);
  return news;
}

Visit FeedWatch::read_answer(const Fetched& fetched, FeedNews& news) const {
  Visit visit{VisitOutcome::kFailed, fetched.max_age_s, fetched.retry_after_s};
  if (!fetched.moved_to.empty()) news.state.url = fetched.moved_to;
  if (fetched.is_new()) {
    read_entries(fetched, visit, news);
  } else if (fetched.status == 304) {
    visit.outcome = VisitOutcome::kNothingNew;
  } else {
    if (fetched.status == 410) visit.outcome = VisitOutcome::kGone;
    news.failure = Error{ErrorCode::kNetwork, refusal_of(fetched)};
  }
  return visit;
}

void FeedWatch::read_entries(const Fetched& fetched, Visit& visit, FeedNews& news) const {
  const auto feed = read_feed(fetched.body, fetched.url, fetched.content_type);
  if (!feed) {
    news.failure = at(fetched.url, feed.error());
    return;
  }
  visit.hint_s = std::max(visit.hint_s, feed->refresh_s);
  news.state.validators = kept(fetched.validators);
  std::vector<uint64_t> seen;
  for (size_t i = 0; i < feed->entries.size(); ++i) {
    const FeedItem& entry = feed->entries[i];
    seen.push_back(hash_of(entry));
    if (std::binary_search(news.state.seen.begin(), news.state.seen.end(), seen.back())) continue;
    auto articles =
        articles_of_entry(*feed, entry, fetched.url + ":" + std::to_string(i + 1), options_);
    if (!articles) {
      news.articles.push_back(tl::unexpected(articles.error()));
      continue;
    }
    for (Article& article : *articles) news.articles.push_back(std::move(article));
  }
  std::sort(seen.begin(), seen.end());
  news.state.seen = std::move(seen);
  visit.outcome = news.articles.empty() ? VisitOutcome::kNothingNew : VisitOutcome::kNews;
}

Result<void> FeedWatch::keep(FeedState state) {
  feeds_[state.listed_url] = std::move(state);
  const std::string fresh = state_file_ + ".new";
  std::ofstream file(fresh, std::ios::trunc);
  for (const auto& [url, feed] : feeds_) file << line_of(feed);
  file.close();
  if (file.fail() || std::rename(fresh.c_str(), state_file_.c_str()) != 0)
    return fail(ErrorCode::kUnreadable, state_file_ + ": " + std::strerror(errno));
  return {};
}

}  // namespace dateline
