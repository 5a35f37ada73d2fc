#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "serve/routes.h"

using namespace dateline;
using Json = nlohmann::ordered_json;

namespace {

constexpr const char* kArticles =
    R"({"url": "https://a.example/1", "outlet": "Harbour Post", "published": "2031-03-04",)"
    R"( "text": "Police arrested four dockers in Ostra on Monday. The mayor met the union on Tuesday."})"
    "\n"
    R"({"url": "https://b.example/2", "outlet": "City Wire", "published": "2031-03-05",)"
    R"( "text": "Police in Ostra arrested four dockers on Monday. The port closed in 2029."})"
    "\n";

// A server without its network: a store of two articles, and requests by hand.
class Desk {
 public:
  explicit Desk(size_t most_kept_bytes = 1u << 20)
      : path_(std::filesystem::temp_directory_path() / "dateline-serve-test.db") {
    remove_store();
    auto store = open_store(path_.string()), reader = open_store(path_.string());
    shelf_ = std::make_unique<Shelf>(
        std::move(*store), std::move(*reader), std::move(*Lexicon::load(DL_SOURCE_DIR "/data")),
        [] { return *Instant::parse("2031-03-06"); }, most_kept_bytes);
    REQUIRE(shelf_->add(kArticles)->added == 2);
    REQUIRE(shelf_->refresh()->size() == 1);
    base_ = "/s/" + story().id.to_string();
  }
  ~Desk() {
    shelf_.reset();
    remove_store();
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  Response get(const std::string& target, const std::string& accept = "") {
    request.accept = accept;
    return ask("GET", target);
  }

  Response ask(const std::string& method, const std::string& target) {
    request.method = method;
    if (!parse_target(target, request)) return problem(400, "");
    Match found = match(method, request.path);
    if (!found.route) return found.refusal;
    if (found.route->kind == RouteKind::kWrite)
      if (auto refusal = refuse_write(request, options)) return *refusal;
    return handle(*found.route, {request, found.captures, *shelf_, options, {}});
  }

  const Story& story() {
    served_ = shelf_->find(shelf_->stories()->front().id);
    return served_->story;
  }
  const std::string& base() const { return base_; }
  Shelf& shelf() { return *shelf_; }

  Request request;
  ServeOptions options;

 private:
  void remove_store() const {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_.string() + end);
  }
  std::filesystem::path path_;
  std::unique_ptr<Shelf> shelf_;
  std::shared_ptr<const ServedStory> served_;
  std::string base_;
};

Json json_of(const Response& response) { return Json::parse(response.payload->body); }

}  // namespace

TEST_CASE("targets are decoded, and what is no address is refused") {
  Request request;
  REQUIRE(parse_target("/s/x%2Fy?about=two+words&from=2020-01-01&empty=", request));
  CHECK(request.path == "/s/x/y");
  CHECK(request.query ==
        std::map<std::string, std::string>{{"about", "two words"}, {"from", "2020-01-01"}});
  for (const auto& [target, path] :
       {std::pair{"http://a.example:8080/s/x?about=y", "/s/x"}, {"https://[::1]", "/"}}) {
    REQUIRE(parse_target(target, request));
    CHECK(request.path == path);
  }
  for (const char* target : {"", "s", "?a=b", "http:///s", "http://[/", "http://me@a/", "/%zz",
                             "/%00", "/%ff", "/?a=%0d%0a", "/%2"})
    CHECK_FALSE(parse_target(target, request));
  CHECK_FALSE(parse_target("/" + std::string(kMaxTargetBytes, 'a'), request));
}

TEST_CASE("the story is had in the format of its extension or of Accept") {
  Desk desk;
  const auto type_of = [&](const std::string& target, const std::string& accept) {
    const Response response = desk.get(target, accept);
    CHECK(response.status == 200);
    CHECK(response.etag == "1");
    return response.media_type;
  };
  CHECK(type_of(desk.base(), "") == "text/html");
  CHECK(type_of(desk.base(), "text/html,application/xhtml+xml,*/*;q=0.8") == "text/html");
  CHECK(type_of(desk.base(), "application/json") == "application/json");
  CHECK(type_of(desk.base(), "text/calendar") == "text/calendar");
  CHECK(type_of(desk.base(), "application/json, text/plain, */*") == "application/json");
  CHECK(type_of(desk.base(), "application/json;q=0, Text/CSV; q=0.9") == "text/csv");
  CHECK(type_of(desk.base(), "text/html;q=0.2, application/*;q=0.1, text/csv;q=0.25") ==
        "text/csv");
  CHECK(type_of(desk.base(), "image/png") == "text/html");
  CHECK(type_of(desk.base() + ".feed.json", "") == "application/feed+json");
  CHECK(desk.get(desk.base() + ".pdf").status == 404);
  CHECK(desk.get("/s/s000000000000").status == 404);
}

TEST_CASE("the list of stories names them by id, title and address") {
  Desk desk;
  const Json list = json_of(desk.get("/s", "application/json"));
  CHECK(list["dateline"] == 1);
  const Json& story = list["stories"].at(0);
  CHECK(story["id"] == desk.story().id.to_string());
  CHECK(story["link"] == desk.base());
  CHECK(story["title"] == desk.story().title);
  CHECK(story["revision"] == 1);
  CHECK(story["begun"] == "2031-03-04");
  CHECK(story["related"].empty());
}

TEST_CASE(
    "the head of the story leads to its feed, a print version that has all, and its formats") {
  Desk desk;
  const std::string page = desk.get(desk.base()).payload->body;
  CHECK(page.find("<a href=\"" + desk.base() + ".atom\">Feed</a>") < page.find("<main"));
  CHECK(page.find("<a href=\"" + desk.base() + ".html\">Print version</a>") < page.find("<main"));
  CHECK(page.find("<a href=\"#exports\">Other formats</a>") < page.find("<main"));
  CHECK(page.find("id=\"exports\"") != std::string::npos);
  CHECK(page.find("<link rel=\"icon\" href=\"/assets/icon.svg\">") != std::string::npos);
  CHECK(desk.get("/assets/icon.svg").media_type == "image/svg+xml");
  REQUIRE(desk.shelf().add(
      R"({"url": "https://c.example/3", "published": "2031-03-06", "outlet": "Fen Gazette",)"
      R"( "text": "\"We met on Monday,\" Lina Borg said. \"We met again on Tuesday,\" Lina Borg)"
      R"( said. \"We met in Ostra on Wednesday,\" Lina Borg said. \"We met today,\" Lina Borg)"
      R"( said. Police in Ostra arrested Lina Borg."})"));
  desk.shelf().refresh();
  CHECK(desk.get(desk.base()).payload->body.find("1 more quotation</a>") != std::string::npos);
  const std::string whole = desk.get(desk.base() + ".html").payload->body;
  CHECK(whole.find("1 more quotation</summary>") != std::string::npos);
}

TEST_CASE("filters are queries, and wrong ones are explained") {
  Desk desk;
  const size_t all = json_of(desk.get(desk.base() + "/events"))["items"].size();
  CHECK(all == desk.story().events.size());
  const Json some = json_of(desk.get(desk.base() + "/events?about=arrested"))["items"];
  CHECK(some.size() < all);
  CHECK(some.size() > 0);
  for (const char* wrong : {"from=yesterday", "limit=0", "limit=x", "cursor=7.1", "since=-1"}) {
    const Response response = desk.get(desk.base() + "/events?" + wrong);
    CHECK(response.status == 400);
    CHECK(response.media_type == "application/problem+json");
  }
  CHECK(desk.get(desk.base() + "?part=nothing").status == 400);
}

TEST_CASE("a list in pages is the whole list") {
  Desk desk;
  const Json whole = json_of(desk.get(desk.base() + "/events"))["items"];
  REQUIRE(whole.size() > 1);
  Json collected = Json::array();
  std::string cursor;
  do {
    const Json page = json_of(desk.get(desk.base() + "/events?limit=1" + cursor));
    for (const Json& item : page["items"]) collected.push_back(item);
    cursor = page["next"].is_null() ? "" : "&cursor=" + page["next"].get<std::string>();
  } while (!cursor.empty());
  CHECK(collected == whole);
}

TEST_CASE("every id of the story leads to its page and its JSON") {
  Desk desk;
  for (const auto& line : desk.story().events) {
    const std::string target = desk.base() + "/" + line.value.id.to_string();
    CHECK(desk.get(target).payload->body.find(line.value.text) != std::string::npos);
    CHECK(json_of(desk.get(target, "application/json"))["id"] == line.value.id.to_string());
  }
  for (const Entity& entity : desk.story().entities)
    CHECK(desk.get(desk.base() + "/" + entity.id.to_string()).status == 200);
  CHECK(desk.get(desk.base() + "/v000000000000").status == 404);
  CHECK(desk.get(desk.base() + "/day/2031-03-03").status == 200);
  CHECK(desk.get(desk.base() + "/day/2031-13-03").status == 400);
}

TEST_CASE("nobody writes without the token") {
  Desk desk;
  desk.request.body = R"({"url": "https://c.example/3", "text": "The mayor resigned on Monday."})";
  CHECK(desk.ask("POST", "/articles").status == 403);
  desk.options.token = "secret";
  CHECK(desk.ask("POST", "/articles").status == 401);
  desk.request.authorization = "Bearer secre";
  CHECK(desk.ask("POST", "/articles").status == 401);
  desk.request.authorization = "Bearer secretsecret";
  CHECK(desk.ask("POST", "/articles").status == 401);
  desk.request.authorization = "Bearer secret";
  const Response added = desk.ask("POST", "/articles");
  CHECK(added.status == 202);
  CHECK(json_of(added)["added"] == 1);
}

TEST_CASE("an editor's decisions are taken as one JSON object, all or none") {
  Desk desk;
  const std::string id = desk.story().events[0].value.id.to_string();
  const auto patch = [&](const std::string& target, const std::string& body) {
    desk.request.body = body;
    return desk.ask("PATCH", target).status;
  };
  CHECK(patch(desk.base() + "/" + id, R"({"pin": true})") == 403);
  desk.options.token = "secret";
  CHECK(patch(desk.base() + "/" + id, R"({"pin": true})") == 401);
  desk.request.authorization = "Bearer secret";
  CHECK(patch(desk.base() + "/" + id, R"({"date": "2031-02-01", "colour": "red"})") == 400);
  CHECK(desk.shelf().refresh()->empty());
  for (const char* wrong : {"", "[]", "{}", R"({"pin": 1})", R"({"date": ["2031"]})"})
    CHECK(patch(desk.base() + "/" + id, wrong) == 400);
  CHECK(patch(desk.base() + "/v000000000000", R"({"pin": true})") == 404);
  CHECK(patch(desk.base() + "/" + id, R"({"date": "2031-02-01", "pin": true})") == 202);
  CHECK(desk.shelf().refresh()->size() == 1);
  const Json line = json_of(desk.get(desk.base() + "/" + id, "application/json"));
  CHECK(line["date"]["edtf"] == "2031-02-01");
  CHECK(patch(desk.base() + desk.base().substr(2), R"({"title": "The strike of Ostra"})") == 202);
  CHECK(desk.shelf().refresh()->size() == 1);
  CHECK(desk.story().title == "The strike of Ostra");
}

TEST_CASE("a search finds lines of all stories by their words") {
  Desk desk;
  const Json found = json_of(desk.get("/search?q=ARRESTED+dockers", "application/json"));
  REQUIRE(found["items"].size() > 0);
  CHECK(found["items"][0]["link"].get<std::string>().starts_with(desk.base() + "/"));
  CHECK(desk.get(found["items"][0]["link"]).status == 200);
  CHECK(json_of(desk.get("/search?q=zeppelin", "application/json"))["items"].empty());
  CHECK(json_of(desk.get("/search?q=%22%22+OR+*+NEAR(", "application/json"))["items"].empty());
  CHECK(desk.get("/search").status == 200);
  CHECK(desk.get("/search?q=%3Cscript%3E").payload->body.find("<script>") == std::string::npos);
}

TEST_CASE("stories beyond the limit of bytes are loaded again when somebody asks") {
  Desk desk(1);
  REQUIRE(desk.shelf().add(
      R"({"url": "https://c.example/9", "published": "2031-03-04", "outlet": "Fen Gazette",)"
      R"( "text": "A comet lit the sky over Brennick, and astronomers filmed its tail."})"));
  REQUIRE(desk.shelf().refresh()->size() == 1);
  const auto heads = *desk.shelf().stories();
  REQUIRE(heads.size() == 2);
  const auto first = desk.shelf().find(heads[0].id), second = desk.shelf().find(heads[1].id);
  CHECK(desk.shelf().find(heads[1].id) == second);
  CHECK(desk.shelf().find(heads[0].id) != first);
  CHECK(desk.shelf().find(heads[0].id)->story.title == first->story.title);
  CHECK(desk.get("/s/" + heads[1].id.to_string()).status == 200);
}

TEST_CASE("who waits for news wakes when articles come") {
  Desk desk;
  CHECK(desk.shelf().wait_for_news(std::chrono::milliseconds(0)));  // those of the desk
  CHECK_FALSE(desk.shelf().wait_for_news(std::chrono::milliseconds(0)));
  REQUIRE(desk.shelf().add(R"({"published": "2031-03-04", "text": "A comet lit the sky."})"));
  CHECK(desk.shelf().wait_for_news(std::chrono::seconds(10)));
}

TEST_CASE("an embedded story has neither head nor foot") {
  Desk desk;
  const std::string page = desk.get(desk.base() + "?embed=1").payload->body;
  CHECK(page.find("<form") == std::string::npos);
  CHECK(page.find("<footer") == std::string::npos);
  CHECK(page.find("id=\"happened\"") != std::string::npos);
}

TEST_CASE("new articles make a new revision, and the changes tell what is new") {
  Desk desk;
  CHECK(desk.shelf().refresh()->empty());
  REQUIRE(desk.shelf().add(
      R"({"url": "https://c.example/3", "published": "2031-03-06", "outlet": "Fen Gazette",)"
      R"( "text": "Soldiers occupied the port of Ostra on Wednesday."})"));
  CHECK(desk.shelf().refresh()->size() == 1);
  CHECK(desk.get(desk.base()).etag == "2");
  const Json changes = json_of(desk.get(desk.base() + "/changes?since=1"));
  CHECK(changes["revision"] == 2);
  CHECK(desk.get(desk.base() + "/changes?since=1").etag == "2");
  REQUIRE(changes["changes"].size() > 0);
  CHECK(json_of(desk.get(desk.base() + "/changes?since=2"))["changes"].empty());
  const Json items = json_of(desk.get(desk.base() + "/events?since=1"))["items"];
  CHECK(items.size() < desk.story().events.size());
}

TEST_CASE("a story that goes on under another id is still found under the old one") {
  Desk desk;
  REQUIRE(desk.shelf().add(
      R"({"url": "https://c.example/0", "published": "2031-03-01", "outlet": "Fen Gazette",)"
      R"( "text": "Dockers in Ostra were arrested by police on Saturday."})"));
  CHECK(desk.shelf().refresh()->size() == 1);
  CHECK(desk.shelf().stories()->size() == 1);
  CHECK("/s/" + desk.story().id.to_string() != desk.base());
  CHECK(desk.get(desk.base()).status == 200);
  CHECK(desk.get(desk.base() + ".json").status == 200);
  CHECK(desk.get("/s/s000000000000").status == 404);
}

TEST_CASE("a reader who has the revision gets 304") {
  Desk desk;
  const Response page = desk.get(desk.base());
  desk.request.if_none_match = "W/\"0\", W/\"1\"";
  CHECK(is_not_modified(desk.request, page));
  desk.request.if_none_match = "W/\"11\"";
  CHECK_FALSE(is_not_modified(desk.request, page));
  CHECK_FALSE(is_not_modified(desk.request, desk.get("/nowhere")));
}

TEST_CASE("a path that takes another method says which") {
  Desk desk;
  const Response response = desk.ask("DELETE", "/articles");
  CHECK(response.status == 405);
  CHECK(response.headers[0] == std::pair<std::string, std::string>{"Allow", "POST"});
  CHECK(desk.ask("DELETE", "/s").headers[0].second == "GET, HEAD");
}

TEST_CASE("OpenAPI describes every route, and every read of it answers as described") {
  Desk desk;
  const Json paths = Json::parse(openapi())["paths"];
  for (const Route& route : routes()) CHECK(paths.contains(std::string(route.path)));
  for (const auto& [path, methods] : paths.items()) {
    if (!methods.contains("get")) continue;
    std::string target = path;
    for (const auto& [name, value] :
         {std::pair<std::string, std::string>{"{story}", desk.base().substr(3)},
          {"{id}", desk.story().events[0].value.id.to_string()},
          {"{day}", "2031-03-03"},
          {"{file}", "style.css"}})
      if (const size_t at = target.find(name); at != std::string::npos)
        target.replace(at, name.size(), value);
    INFO(target);
    const Response response = desk.get(target);
    const Json& responses = methods["get"]["responses"];
    REQUIRE(responses.contains(std::to_string(response.status)));
    if (response.status == 302) continue;
    const std::string type = response.media_type.substr(0, response.media_type.find(';'));
    CHECK(responses["200"]["content"].contains(type));
  }
}
