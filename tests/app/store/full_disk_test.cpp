// The disk is full: the caller hears of it, what was there stays, and work goes on when there is room again.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/store/sqlite_journal.h"
#include "app/store/sqlite_keeper.h"
#include "core/journal/happenings.h"
#include "tests/support/catch.h"
#include "tests/support/sqlite_store.h"

using namespace muster;

namespace {

core::Command fault(int number) {
  const auto id = "f" + std::to_string(number);
  core::Command command{id, "content", {}, {}};
  command.facts.push_back(
      core::draft(core::FaultReported{"BG4-01", id, "leak", std::string(400, 'a'), true}, tests::instant("2026-11-23T07:00:00Z"), "P001"));
  return command;
}

// Appends until the world breaks; how many were acknowledged.
int appendUntilRefused(core::Journal& journal, int from, int most) {
  for (int number = from; number < from + most; ++number) {
    try {
      journal.append(fault(number));
    } catch (const app::StoreError&) { return number - from; }
  }
  return most;
}

}  // namespace

TEST_CASE("a store that may not grow refuses, stays whole and goes on when it may", "[app][store]") {
  tests::TemporaryFolder folder;
  app::SqliteBlobs blobs;
  app::StoreFile file(tests::storeAt(folder / "muster.db"), blobs);
  app::SqliteJournal journal(file);
  app::SqliteKeeper keeper(file);
  for (int number = 0; number < 10; ++number) journal.append(fault(number));
  file.write([](app::Writing& writing) { writing.connection.run("PRAGMA max_page_count = 1"); });  // as many as there are
  const int more = appendUntilRefused(journal, 100, 5000);
  CHECK(more < 5000);
  try {
    journal.append(fault(9000));
    FAIL("it must be refused");
  } catch (const app::StoreError& e) { CHECK(e.kind() == app::StoreError::Kind::full); }
  CHECK(journal.head().size == static_cast<std::uint64_t>(10 + more));
  CHECK(keeper.verify().sound());
  CHECK(keeper.rebuild(true).same());
  file.write([](app::Writing& writing) { writing.connection.run("PRAGMA max_page_count = 1000000"); });
  CHECK(std::holds_alternative<core::Receipt>(journal.append(fault(9000))));
  CHECK(keeper.rebuild(true).same());
}

TEST_CASE("writes that the system refuses leave the store as it was", "[app][store]") {
  tests::TemporaryFolder folder;
  const auto file = folder / "muster.db";
  const pid_t child = fork();
  if (child == 0) {
    try {
      signal(SIGXFSZ, SIG_IGN);
      app::Store store(tests::storeAt(file));
      for (int number = 0; number < 10; ++number) store.journal().append(fault(number));
      rlimit limit{300'000, RLIM_INFINITY};
      setrlimit(RLIMIT_FSIZE, &limit);
      const int more = appendUntilRefused(store.journal(), 100, 5000);
      limit.rlim_cur = RLIM_INFINITY;
      setrlimit(RLIMIT_FSIZE, &limit);
      if (more == 5000) _exit(2);
      if (store.journal().head().size != static_cast<std::uint64_t>(10 + more)) _exit(3);
      if (!std::holds_alternative<core::Receipt>(store.journal().append(fault(9000)))) _exit(4);
    } catch (...) { _exit(1); }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WEXITSTATUS(status) == 0);
  app::Store store(tests::storeAt(file));
  CHECK(store.keeper().verify().sound());
  CHECK(store.keeper().rebuild(true).same());
}
