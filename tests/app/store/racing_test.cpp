// Two writers on one file: two stores in one program, two programs. Nobody's decision is lost or made on a state that moved.
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "core/journal/happenings.h"
#include "tests/support/catch.h"
#include "tests/support/sqlite_store.h"

using namespace muster;

namespace {

// Decides on the state it sees; true when it was written, false when the unit had moved on.
bool decideOnce(core::Journal& journal, const std::string& id) {
  const auto subject = core::unit("BG4-01");
  const auto state = journal.state(subject);
  core::Command command{id, "content", {}, {{subject, state ? state->revision : 0}}};
  command.facts.push_back(core::draft(core::FaultReported{"BG4-01", id, "leak", "", true}, tests::instant("2026-11-23T07:00:00Z"), "P001"));
  return std::holds_alternative<core::Receipt>(journal.append(command));
}

void decideOften(const std::filesystem::path& file, const std::string& who, int times) {
  app::Store store(tests::storeAt(file));
  for (int done = 0, tries = 0; done < times; ++tries) done += decideOnce(store.journal(), who + std::to_string(tries));
}

void checkAllThere(const std::filesystem::path& file, std::uint64_t facts) {
  app::Store store(tests::storeAt(file));
  CHECK(store.journal().head().size == facts);
  const auto state = store.journal().state(core::unit("BG4-01"));
  REQUIRE(state);
  CHECK(state->revision == facts);
  CHECK(std::get<core::UnitState>(state->value).faults.size() == facts);
  CHECK(store.keeper().verify().sound());
  CHECK(store.keeper().rebuild(true).same());
}

}  // namespace

TEST_CASE("two stores on one file race and lose nothing", "[app][store]") {
  tests::TemporaryFolder folder;
  const auto file = folder / "muster.db";
  { app::Store first(tests::storeAt(file)); }
  {
    std::jthread a([&] { decideOften(file, "a", 25); }), b([&] { decideOften(file, "b", 25); });
  }
  checkAllThere(file, 50);
}

TEST_CASE("two programs on one file race and lose nothing", "[app][store]") {
  tests::TemporaryFolder folder;
  const auto file = folder / "muster.db";
  pid_t children[2] = {};
  for (int i = 0; i < 2; ++i) {
    children[i] = fork();
    if (children[i] == 0) {
      try {
        decideOften(file, i == 0 ? "a" : "b", 25);
      } catch (...) { _exit(1); }
      _exit(0);
    }
  }
  for (const auto child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  checkAllThere(file, 50);
}

TEST_CASE("a store sees at once what another wrote to the file", "[app][store]") {
  tests::TemporaryFolder folder;
  app::Store a(tests::storeAt(folder / "muster.db")), b(tests::storeAt(folder / "muster.db"));
  CHECK(decideOnce(a.journal(), "one"));
  CHECK(decideOnce(b.journal(), "two"));
  CHECK(decideOnce(a.journal(), "three"));
  CHECK(a.journal().head().root == b.journal().head().root);
  CHECK(a.journal().head().size == 3);
}
