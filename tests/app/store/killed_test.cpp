// kill -9 in the middle of appending: what was acknowledged is there, and the store is whole.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <thread>

#include "core/journal/happenings.h"
#include "tests/support/catch.h"
#include "tests/support/sqlite_store.h"

using namespace muster;

namespace {

core::Command fault(int writer, int number) {
  const auto id = "w" + std::to_string(writer) + "-" + std::to_string(number);
  core::Command command{id, "content", {}, {}};
  core::UnitRegistered unit;
  unit.unit = "BG4-0" + std::to_string(writer), unit.kind = "bg4", unit.serial = "S" + std::to_string(writer);
  const auto when = tests::instant("2026-11-23T07:00:00Z") + std::chrono::seconds(number);
  if (number == 0) command.facts.push_back(core::draft(unit, when, "P001"));
  command.facts.push_back(core::draft(core::FaultReported{unit.unit, id, "leak", "", true}, when, "P001"));
  command.facts.push_back(core::draft(core::FaultCleared{unit.unit, id, "part-changed", "", {"leak"}}, when, "P001"));
  return command;
}

// Appends from several threads and tells the pipe after each receipt, until it is killed.
[[noreturn]] void appendForEver(const std::filesystem::path& file, int pipe, int round) {
  try {
    app::Store store(tests::storeAt(file));
    std::vector<std::jthread> writers;
    for (int writer = 1; writer <= 3; ++writer) {
      writers.emplace_back([&, writer] {
        for (int number = round * 100000;; ++number) {
          const auto command = fault(writer, number == 0 ? 0 : number);
          if (!std::holds_alternative<core::Receipt>(store.journal().append(command))) _exit(3);
          const auto line = command.id + "\n";
          if (write(pipe, line.data(), line.size()) < 0) _exit(2);
        }
      });
    }
  } catch (...) {}
  _exit(1);
}

std::vector<std::string> acknowledgedUntilKilled(const std::filesystem::path& file, int round, std::chrono::milliseconds after) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    appendForEver(file, ends[1], round);
  }
  close(ends[1]);
  std::jthread killer([&] {
    std::this_thread::sleep_for(after);
    kill(child, SIGKILL);
  });
  std::string text;
  char buffer[4096];
  for (ssize_t got; (got = read(ends[0], buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<std::size_t>(got));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  std::vector<std::string> ids;
  for (std::size_t from = 0, end; (end = text.find('\n', from)) != std::string::npos; from = end + 1) ids.push_back(text.substr(from, end - from));
  return ids;
}

}  // namespace

TEST_CASE("after kill -9 every acknowledged receipt is there and the store is whole", "[app][store]") {
  tests::TemporaryFolder folder;
  const auto file = folder / "muster.db";
  std::mt19937 random(7);
  std::size_t acknowledged = 0;
  for (int round = 0; round < 5; ++round) {
    const auto ids = acknowledgedUntilKilled(file, round, std::chrono::milliseconds(60 + static_cast<int>(random() % 120)));
    acknowledged += ids.size();
    app::Store store(tests::storeAt(file));
    for (const auto& id : ids) {
      bool reused = false;
      const auto receipt = store.journal().receiptOf(id, "content", reused);
      INFO(id);
      REQUIRE(receipt);
      CHECK(store.journal().fact(receipt->facts.back())->command == id);
    }
    CHECK(store.keeper().verify().sound());
    CHECK(store.keeper().rebuild(true).same());
  }
  CHECK(acknowledged > 0);
}
