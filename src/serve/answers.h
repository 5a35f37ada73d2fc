// The handlers of the route table, by what they answer.
#pragma once

#include "serve/routes.h"

namespace dateline {

Response list_stories(const Call& call);
Response get_story(const Call& call);   // in any format, by the end of the path or by Accept
Response get_events(const Call& call);  // one list of the story's JSON, in pages
Response get_quotes(const Call& call);
Response get_disputes(const Call& call);
Response get_outlooks(const Call& call);
Response get_entities(const Call& call);
Response get_sources(const Call& call);
Response get_changes(const Call& call);
Response get_stream(const Call& call);
Response get_day(const Call& call);
Response get_line(const Call& call);  // a line or an entity
Response get_health(const Call& call);
Response get_metrics(const Call& call);
Response get_openapi(const Call& call);
Response get_asset(const Call& call);
Response go_to_list(const Call& call);
Response post_articles(const Call& call);
Response patch_line(const Call& call);
Response get_search(const Call& call);

}  // namespace dateline
