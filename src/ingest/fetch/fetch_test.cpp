#include <arpa/inet.h>
#include <doctest/doctest.h>

#include "ingest/fetch/addresses.h"
#include "ingest/fetch/robots.h"

using namespace dateline;

namespace {

bool is_public(const char* text) {
  sockaddr_storage address{};
  auto* v4 = reinterpret_cast<sockaddr_in*>(&address);
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&address);
  if (inet_pton(AF_INET, text, &v4->sin_addr) == 1)
    v4->sin_family = AF_INET;
  else if (inet_pton(AF_INET6, text, &v6->sin6_addr) == 1)
    v6->sin6_family = AF_INET6;
  return is_public_address(reinterpret_cast<const sockaddr*>(&address));
}

bool allows(const std::string& rules, const std::string& path) {
  return Robots::parse("User-agent: dateline\n" + rules, "dateline").allows(path);
}

}  // namespace

TEST_CASE("only public addresses are fetched from") {
  for (const char* address : {"8.8.8.8", "93.184.216.34", "172.32.0.1", "2606:4700::1111"})
    CHECK_MESSAGE(is_public(address), std::string(address));
  for (const char* address :
       {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1",
        "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "ff02::1", "2001:db8::1"})
    CHECK_MESSAGE(!is_public(address), std::string(address));
  sockaddr other{};
  other.sa_family = AF_UNIX;
  CHECK_FALSE(is_public_address(&other));
}

TEST_CASE("robots: the group of the agent counts, else that of all") {
  const std::string text =
      "User-agent: other\nDisallow: /a\n\nUser-agent: Dateline/1.0\nUser-agent: third\n"
      "Disallow: /b\n\nUser-agent: *\nDisallow: /c\n\nuser-agent: dateline\nDisallow: /d\n";
  const Robots own = Robots::parse(text, "dateline");
  CHECK(own.allows("/a"));
  CHECK_FALSE(own.allows("/b"));
  CHECK(own.allows("/c"));
  CHECK_FALSE(own.allows("/d"));  // groups of one agent are joined
  const Robots general = Robots::parse(text, "nobody");
  CHECK(general.allows("/b"));
  CHECK_FALSE(general.allows("/c"));
}

TEST_CASE("robots: the longest rule decides, Allow where equal") {
  CHECK(allows("Disallow: /\nAllow: /news", "/news/1"));
  CHECK_FALSE(allows("Disallow: /news/x\nAllow: /news", "/news/x1"));
  CHECK(allows("Disallow: /a\nAllow: /a", "/a"));
  CHECK(allows("Disallow:", "/a"));
  CHECK(allows("Disallow: /", "/robots.txt"));
  CHECK_FALSE(allows("Disallow: /A", "/A"));
  CHECK(allows("Disallow: /A", "/a"));
}

TEST_CASE("robots: stars, ends and escapes") {
  CHECK_FALSE(allows("Disallow: /*.pdf$", "/a/b.pdf"));
  CHECK(allows("Disallow: /*.pdf$", "/a/b.pdf?x=1"));
  CHECK_FALSE(allows("Disallow: /a*b*c", "/aXbYcZ"));
  CHECK(allows("Disallow: /a*b*c", "/acb"));
  CHECK_FALSE(allows("Disallow: /b%C3%A4r", "/bär"));
  CHECK_FALSE(allows("Disallow: /bär", "/b%c3%a4r"));
  CHECK_FALSE(allows("Disallow: /%61", "/a"));
  CHECK(allows("Disallow: /a%2Fb", "/a/b"));
}

TEST_CASE("robots: the examples of RFC 9309") {
  const std::string text =
      "User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n\n"
      "User-Agent: foobot\nDisallow:/\nAllow:/example/page.html\nAllow:/example/allowed.gif\n\n"
      "User-Agent: barbot\nUser-Agent: bazbot\nDisallow: /example/page.html\n\n"
      "User-Agent: quxbot\n";
  const auto may = [&](const char* agent, const char* path) {
    return Robots::parse(text, agent).allows(path);
  };
  CHECK_FALSE(may("other", "/x.gif"));
  CHECK(may("other", "/x.gif?size=1"));
  CHECK_FALSE(may("other", "/example/"));
  CHECK(may("other", "/publications/1"));
  CHECK(may("foobot", "/example/page.html"));
  CHECK(may("foobot", "/example/allowed.gif"));
  CHECK_FALSE(may("foobot", "/publications/"));
  CHECK_FALSE(may("barbot", "/example/page.html"));
  CHECK_FALSE(may("bazbot", "/example/page.html"));
  CHECK(may("bazbot", "/example/allowed.gif"));
  CHECK(may("quxbot", "/example/page.html"));
  CHECK_FALSE(allows("Allow: /example/page/\nDisallow: /example/page/disallowed.gif",
                     "/example/page/disallowed.gif"));

  // Spellings of one path (2.2.2).
  CHECK_FALSE(allows("Disallow: /foo/bar?baz=quz", "/foo/bar?baz=quz"));
  CHECK_FALSE(
      allows("Disallow: /foo/bar?baz=https%3A%2F%2Ffoo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar"));
  CHECK_FALSE(allows("Disallow: /foo/bar/\xE3\x83\x84", "/foo/bar/%E3%83%84"));
  CHECK_FALSE(allows("Disallow: /foo/bar/%E3%83%84", "/foo/bar/%E3%83%84"));
  CHECK_FALSE(allows("Disallow: /foo/bar/%62%61%7A", "/foo/bar/baz"));
}

TEST_CASE("robots: what crawlers agree on beyond the examples") {
  struct Line {
    const char *rule, *matching, *other;
  };
  const Line lines[] = {{"/fish", "/fish.html", "/Fish.asp"},
                        {"/fish", "/fish/salmon.html", "/catfish"},
                        {"/fish*", "/fishheads/yummy.html", "/catfish?id=1"},
                        {"/fish/", "/fish/?id=anything", "/fish.html"},
                        {"/*.php", "/folder/any.php.file.html", "/windows.PHP"},
                        {"/*.php$", "/folder/filename.php", "/filename.php?parameters"},
                        {"/*.php$", "/filename.php", "/filename.php5"},
                        {"/fish*.php", "/fishheads/catfish.php?parameters", "/Fish.PHP"},
                        {"/a$b", "/a$b", "/a"}};
  for (const Line& line : lines) {
    const std::string rule = std::string("Disallow: ") + line.rule;
    CHECK_MESSAGE(!allows(rule, line.matching), rule);
    CHECK_MESSAGE(allows(rule, line.other), rule);
  }
  CHECK(allows("Allow: /p\nDisallow: /", "/page"));
  CHECK_FALSE(allows("Allow: /page\nDisallow: /*.htm", "/page.htm"));
  CHECK(allows("Allow: /$\nDisallow: /", "/"));
  CHECK_FALSE(allows("Allow: /$\nDisallow: /", "/page.htm"));
  CHECK_FALSE(Robots::parse("\xEF\xBB\xBFUser-agent: *\rDisallow: /", "dateline").allows("/a"));
  // A record between two agents does not end the first one's group.
  CHECK_FALSE(
      Robots::parse("User-agent: dateline\nSitemap: x\nUser-agent: b\nDisallow: /", "dateline")
          .allows("/a"));
}

TEST_CASE("robots: odd lines are passed over") {
  CHECK_FALSE(allows("nonsense\nCrawl-delay: 5\r\nDisallow: /a # a comment\r\n", "/a"));
  CHECK_FALSE(allows("DISALLOW : /a", "/a"));
  CHECK(Robots::parse("Disallow: /a", "dateline").allows("/a"));  // before any group
  CHECK(Robots::parse("", "dateline").allows("/a"));
  CHECK_FALSE(Robots::allow_none().allows("/a"));
}
