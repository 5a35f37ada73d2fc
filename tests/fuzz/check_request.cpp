#include "fuzz/check_request.h"

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "base/assert.h"

namespace dateline {
namespace {

constexpr const char* kArticles =
    R"({"url": "https://a.example/1", "outlet": "Harbour Post", "published": "2031-03-04",)"
    R"( "text": "Police arrested four dockers in Ostra on Monday."})"
    "\n"
    R"({"url": "https://b.example/2", "outlet": "City Wire", "published": "2031-03-05",)"
    R"( "text": "Police in Ostra arrested four dockers on Monday. \"It is over,\" said Mira Tolland."})";

std::string next_line(std::string_view& bytes) {
  const std::string line(bytes.substr(0, bytes.find('\n')));
  bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
  return line;
}

bool is_json(std::string_view media_type) {
  return media_type == "application/json" || media_type == "application/problem+json";
}

void check_answer(const Response& response) {
  DL_ASSERT(phrase_of(response.status) != "Error", "the status is one that we know");
  DL_ASSERT(response.status != 500, "the answer is no fault of ours");
  for (const auto& [name, value] : response.headers)
    DL_ASSERT(value.find_first_of("\r\n") == std::string::npos, "a header is one line");
  if (response.payload && is_json(response.media_type))
    DL_ASSERT(nlohmann::json::accept(response.payload->body), "JSON parses");
}

}  // namespace

RequestChecker::RequestChecker(const std::string& data_folder)
    : folder_(std::filesystem::temp_directory_path() /
              ("dateline-requests-" + std::to_string(getpid()))) {
  std::filesystem::create_directories(folder_);
  const std::string file = (folder_ / "store.db").string();
  auto store = open_store(file), reader = open_store(file);
  auto lexicon = Lexicon::load(data_folder);
  DL_ASSERT(store && reader && lexicon, "a store can be made here, and data/ is there");
  shelf_ = std::make_unique<Shelf>(std::move(*store), std::move(*reader), std::move(*lexicon),
                                   [] { return *Instant::parse("2031-03-06"); });
  DL_ASSERT(shelf_->add(kArticles) && shelf_->refresh(), "the story is told");
  story_path_ = "/s/" + shelf_->stories()->front().id.to_string();
}

RequestChecker::~RequestChecker() {
  shelf_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void RequestChecker::check(std::string_view bytes) {
  Request request;
  request.method = next_line(bytes);
  const std::string target = next_line(bytes);
  request.accept = next_line(bytes);
  request.if_none_match = next_line(bytes);
  request.authorization = next_line(bytes);
  request.body = bytes;
  if (!parse_target(target, request)) return;
  const Match found = match(request.method, request.path);
  if (!found.route) return check_answer(found.refusal);
  const ServeOptions options;  // without a token: nobody may write
  if (found.route->kind == RouteKind::kWrite) return check_answer(*refuse_write(request, options));
  check_answer(handle(*found.route, {request, found.captures, *shelf_, options, {}}));
}

}  // namespace dateline
