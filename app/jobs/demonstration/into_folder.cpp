// Played into a folder of its own beside the wanted one, and put there when it is whole: a play that was cut short leaves no half a
// brigade behind.
#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>

#include "app/jobs/demonstration.h"
#include "app/ports/zone_calendar.h"

namespace muster::app {

namespace {

namespace fs = std::filesystem;

core::Date today(const std::string& zone) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return zoneCalendar(zone)->dateOf({std::chrono::duration_cast<std::chrono::microseconds>(now).count()});
}

void sync(const fs::path& path, int flags) {
  const int file = ::open(path.c_str(), flags);
  const bool good = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!good) throw std::runtime_error("cannot bring " + path.string() + " to the disk");
}

// Nothing was waited for while playing; now all of it is brought to the disk.
void makeDurable(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) sync(entry.path(), O_RDONLY);
  sync(folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace

core::Outcome<PlayDone> playIntoFolder(const OpenStation& open, const PlayAsked& asked) {
  const auto script = demonstration::shippedScript();
  if (!script) return script.problems();
  auto folder = fs::absolute(asked.folder).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();  // "demo/" is "demo"
  if (fs::exists(folder) && !fs::is_empty(folder))
    return core::Problem{
        "not-empty", core::msg("{folder} is not empty", {{"folder", folder.string()}}), core::msg("name a new folder for the demonstration"), {}};

  auto stage = folder;
  stage += ".playing";
  fs::remove_all(stage);
  PlayDone done{asked.asOf.value_or(today(script->zone)), {}};
  SettableClock clock(beginningOf(script.value(), done.asOf));
  SeededRandom random(asked.seed);
  const Played played{clock, random};
  {
    const auto station = open(stage.string(), Opening::fresh, &played);
    playDemonstration(station->world(), clock, script.value(), done.asOf, asked.seed, asked.progress);
    done.head = station->world().journal.head();
  }
  makeDurable(stage);
  fs::remove(folder);  // an empty one
  fs::rename(stage, folder);
  sync(folder.parent_path(), O_RDONLY | O_DIRECTORY);
  return done;
}

}  // namespace muster::app
