#include "core/journal/test_identity.h"

#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

TestRun aRun(const std::string& leak, const std::string& typed) {
  TestRun run;
  run.unit = "BG4-01", run.bench = "RZ25-1", run.procedure = "bg4-full", run.startedAt = instant("2026-11-23T02:00:00Z");
  Reading reading;
  reading.value = quantity(leak), reading.typed = typed;
  run.steps = {{"leak", {{reading, ""}}, ""}};
  return run;
}

}  // namespace

TEST_CASE("the same test out of another file is the same test", "[core][journal]") {
  const TestRun first = aRun("0.40 mbar", "0.40");
  TestRun second = aRun("0.4 mbar", "0,4");
  second.origin = "file:other";
  second.testedBy = "P009";
  second.finishedAt = instant("2026-11-23T02:20:00Z");
  second.steps[0].attempts[0].reading.at = instant("2026-11-23T02:10:00Z");
  CHECK(identityOf(first) == identityOf(second));
  CHECK(readingsDigest(first) == readingsDigest(second));
}

TEST_CASE("other readings, another attempt, a flag or another bench do not hide", "[core][journal]") {
  const TestRun first = aRun("0.40 mbar", "0.40");
  CHECK(readingsDigest(first) != readingsDigest(aRun("0.41 mbar", "0.40")));
  CHECK(readingsDigest(first) != readingsDigest(aRun("0.40 bar", "0.40")));
  CHECK(readingsDigest(aRun("100 Pa", "100")) != readingsDigest(aRun("10 Pa", "10")));
  TestRun other = first;
  other.steps[0].attempts.push_back(other.steps[0].attempts[0]);
  CHECK(readingsDigest(first) != readingsDigest(other));
  other = first;
  other.steps[0].attempts[0].reading.flags = {ReadingFlag::overRange};
  CHECK(readingsDigest(first) != readingsDigest(other));
  other = first;
  other.steps[0].attempts[0].reading.censored = Censored::atLeast;
  CHECK(readingsDigest(first) != readingsDigest(other));
  for (auto change : {+[](TestRun& run) { run.unit = "BG4-02"; }, +[](TestRun& run) { run.bench = "RZ25-2"; },
                      +[](TestRun& run) { run.procedure = "bg4-quick"; }, +[](TestRun& run) { run.startedAt.micros += 1; }}) {
    other = first;
    change(other);
    CHECK(identityOf(first) != identityOf(other));
    CHECK(readingsDigest(first) == readingsDigest(other));
  }
}

TEST_CASE("typed words that could not be read are readings too", "[core][journal]") {
  TestRun first = aRun("1 Pa", "?"), second = first;
  first.steps[0].attempts[0].reading.value.reset();
  second.steps[0].attempts[0].reading.value.reset();
  second.steps[0].attempts[0].reading.typed = "!";
  CHECK(readingsDigest(first) != readingsDigest(second));
}
