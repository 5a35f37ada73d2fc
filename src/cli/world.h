// What the verbs need of the world around them: the clock, the terminal, the data folder, the
// store, standard output, Ctrl-C. Nothing below cli/ touches these.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/command_line.h"
#include "ingest/fetch/fetcher.h"
#include "lexicon/lexicon.h"
#include "store/store.h"

namespace dateline {

// --now, or the clock.
Instant now_of(const GlobalOptions& global);

bool is_terminal(int descriptor);
bool wants_color(ColorChoice choice);  // of standard output; NO_COLOR is honoured
int terminal_columns();                // of standard output; 80 where not known

// The data folder: $DATELINE_DATA, else ../share/dateline/data beside the executable, else that of
// the source tree that it was built from.
Result<Lexicon> load_lexicon();

// Opens the store; errors name it. With `must_exist` a missing file is an error and not made.
Result<std::unique_ptr<Store>> open_store_of(const GlobalOptions& global, bool must_exist);
// The same for verbs that change it. Error kUnreadable where it may only be read.
Result<std::unique_ptr<Store>> open_store_to_write(const GlobalOptions& global, bool must_exist);

// The story of that id, or with these words in its title, as of now; by "" the one of most
// articles. Told anew where articles came or a day began since it was stored. An explicit --now
// never changes the store.
Result<Story> current_story(Store& store, const GlobalOptions& global, const std::string& wanted);
// The story that the line stands in, else the one of most articles.
Result<Story> story_with_line(Store& store, const GlobalOptions& global, const std::string& line);

// What fetches addresses, by the real clock.
std::shared_ptr<Fetcher> make_fetcher(FetchOptions options);

// The revision that "12" or "2020-01-08" means: for a time the one that stood then.
Result<int64_t> revision_since(Store& store, const Story& story, const std::string& since);

// Writes all bytes to the file, "-" is standard output.
Result<void> write_output(const std::string& file, std::string_view bytes);
// False: the reader of the pipe is gone, or the disk is full (then `errno` tells).
bool write_stdout(std::string_view bytes);

// Becomes true with the first Ctrl-C; a second one ends the program.
const std::atomic<bool>& interrupted();
void catch_interrupts();

}  // namespace dateline
