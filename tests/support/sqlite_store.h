// Stores for tests: a file in a folder of its own, the test rules, China's time, a clock that is set by hand.
#pragma once

#include "app/store/store.h"
#include "tests/support/rules.h"
#include "tests/support/temporary_folder.h"

namespace muster::tests {

inline app::StoreSetup storeAt(const std::filesystem::path& file, std::function<core::Instant()> now) {
  app::StoreSetup setup;
  setup.file = file;
  setup.now = std::move(now);
  setup.rules = [book = testRules()](const core::RulesState&, app::Blobs&) { return book; };
  setup.calendar = [](const std::string&) { return std::make_shared<const core::FixedCalendar>(std::chrono::hours(8)); };
  return setup;
}

inline app::StoreSetup storeAt(const std::filesystem::path& file) {
  return storeAt(file, [] { return instant("2026-11-23T08:00:00Z"); });
}

}  // namespace muster::tests
