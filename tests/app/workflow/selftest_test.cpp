// The validation record: what ran, under which program and rules, and which verdicts on record would be given otherwise today.
#include "app/workflow/selftest.h"

#include "app/workflow/accept_certificate.h"
#include "app/workflow/open_store.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;

namespace {

core::Example example(const char* expect) {
  core::Example one;
  one.id = "month-end", one.kind = "last-valid-day", one.given = {{"value", "2026-11-30"}, {"every", "3 months"}}, one.expect = expect;
  one.source = source();
  return one;
}

app::Validation validated(Brigade& brigade, const char* expect = "2027-02-28") { return app::validate(brigade.world(), {example(expect)}, true); }

}  // namespace

TEST_CASE("the record names program, rules with revision and digest, and the head of the journal", "[app][workflow][selftest]") {
  Brigade brigade(app::startingPacks());
  brigade.ready("BG4-01", 1);
  const auto record = validated(brigade);
  CHECK(record.good());
  CHECK_FALSE(record.program.empty());
  REQUIRE_FALSE(record.packs.empty());
  for (const auto& pack : record.packs) {
    CHECK_FALSE(pack.revision.empty());
    CHECK(pack.digest.size() == 64);
  }
  CHECK(record.head.size == brigade.world().journal.head().size);
  CHECK(record.tests == 1);
  CHECK(record.others.empty());
}

TEST_CASE("an example that comes out otherwise makes the record bad, and so does one without any example", "[app][workflow][selftest]") {
  Brigade brigade;
  CHECK_FALSE(validated(brigade, "2027-03-01").good());
  CHECK_FALSE(app::validate(brigade.world(), {}, true).good());
}

TEST_CASE("an upgrade of the rules lists the verdicts that would differ, with what was and what would be", "[app][workflow][selftest]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  CHECK(validated(brigade).others.empty());
  auto stricter = testPack();
  auto& leak = stricter.procedures.front().steps.front();
  leak.measure = core::Measure::change, leak.unit = core::Unit::millibar, leak.resolution = quantity("0.1 mbar");
  stricter.limits.front().max = core::Bound{quantity("0.1 mbar"), true};
  brigade.memory.useRules(bookOf(std::move(stricter)));
  const auto record = validated(brigade);
  REQUIRE(record.others.size() == 2);  // the step, and the test as a whole
  CHECK(record.others.front().unit == "BG4-01");
  CHECK(record.others.front().step == "leak");
  CHECK(record.others.front().was == core::Verdict::pass);
  CHECK(record.others.front().now == core::Verdict::fail);
  CHECK(record.others.back().step.empty());
  CHECK_FALSE(record.others.front().program.empty());
  CHECK(record.good());  // the examples are one thing, the list another
}

TEST_CASE("what was judged again since is compared by the verdict that stands", "[app][workflow][selftest]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  brigade.registers("B-02", brigade.calibratorKind());
  brigade.bench = "B-02";
  brigade.clock("2026-11-24 09:00");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {brigade.passing("BG4-01", "2026-11-24 08:00"), {}}));
  CHECK(brigade.state("BG4-01").steps.at("leak").verdict == core::Verdict::noDecision);
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(),
                                 {"B-02", core::Certificate::Act::verification, "V-2", "Lab", "", day("2026-11-20"), day("2027-11-19"), {}}));
  CHECK(brigade.state("BG4-01").steps.at("leak").verdict == core::Verdict::pass);
  CHECK(validated(brigade).others.empty());
}
