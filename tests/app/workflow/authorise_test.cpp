// Authorisation by method with dates: it gates who may do and who may release, and an empty table locks nobody out.
#include "app/workflow/authorise.h"

#include "app/workflow/do_maintenance.h"
#include "app/workflow/open_store.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using Act = core::Authorisation::Act;

namespace {

struct Authorised : Brigade {
  Authorised() { putTogether("BG4-01", 1); }
  app::Who other() const {
    auto one = who();
    one.person = "P002";
    return one;
  }
  core::TestRun by(const std::string& person, const std::string& at) {
    auto run = passing("BG4-01", at);
    run.testedBy = person;
    return run;
  }
  std::string tests(const std::string& person, const std::string& at) {
    return refusal(app::recordTest(world(), who(), {by(person, at), app::Strictness::typed}));
  }
};

}  // namespace

TEST_CASE("nobody is locked out while nobody is authorised for the method", "[app][workflow][authorise]") {
  Authorised brigade;
  CHECK(brigade.tests("P002", "2026-11-23 07:00").empty());
  // Another method's table says nothing about this one.
  REQUIRE(app::authorise(brigade.world(), brigade.who(), {"P001", "mask-quarterly", Act::perform, {}, {}, ""}));
  CHECK(brigade.tests("P002", "2026-11-23 07:20").empty());
}

TEST_CASE("from the first entry on only those authorised test, within their dates; the last day counts whole", "[app][workflow][authorise]") {
  Authorised brigade;
  auto& world = brigade.world();
  REQUIRE(app::authorise(world, brigade.who(), {"P001", "bg4-full", Act::perform, day("2026-11-23"), day("2026-11-30"), ""}));
  CHECK(brigade.tests("P002", "2026-11-23 07:00") == "not-authorised");
  CHECK(brigade.tests("P001", "2026-11-23 07:00").empty());
  CHECK(brigade.tests("P001", "2026-11-22 07:00") == "not-authorised");  // told late, of a day before it began
  brigade.clock("2026-12-01 00:10");
  CHECK(brigade.tests("P001", "2026-11-30 23:50").empty());
  CHECK(brigade.tests("P001", "2026-12-01 00:05") == "not-authorised");
  // Everything else they may still do: the way out is to be authorised, by the officer.
  REQUIRE(app::authorise(world, brigade.who(), {"P001", "*", Act::perform, {}, {}, ""}));
  CHECK(brigade.tests("P001", "2026-12-01 00:05").empty());
}

TEST_CASE("a file says who tested, whoever that was: it is recorded", "[app][workflow][authorise]") {
  Authorised brigade;
  REQUIRE(app::authorise(brigade.world(), brigade.who(), {"P001", "bg4-full", Act::perform, {}, {}, ""}));
  CHECK(app::recordTest(brigade.world(), brigade.who(), {brigade.by("P002", "2026-11-23 07:00"), app::Strictness::fromFile}));
}

TEST_CASE("maintenance asks for its own authorisation", "[app][workflow][authorise]") {
  Authorised brigade;
  brigade.registers("DET-01", "detector");
  REQUIRE(app::authorise(brigade.world(), brigade.who(), {"P002", "detector-bump", Act::perform, {}, {}, ""}));
  CHECK(refusal(app::doMaintenance(brigade.world(), brigade.who(), {"DET-01", "detector-bump", {}, ""})) == "not-authorised");
  CHECK(app::doMaintenance(brigade.world(), brigade.other(), {"DET-01", "detector-bump", {}, ""}));
}

TEST_CASE("an authorisation that is ended holds no longer, and is listed with what ends soon", "[app][workflow][authorise]") {
  Authorised brigade;
  auto& world = brigade.world();
  REQUIRE(app::authorise(world, brigade.who(), {"P001", "bg4-full", Act::perform, day("2026-01-01"), {}, ""}));
  REQUIRE(app::authorise(world, brigade.who(), {"P002", "bg4-full", Act::perform, day("2026-01-01"), day("2026-12-01"), ""}));
  CHECK(refusal(app::endAuthorisation(world, brigade.who(), {"P001", "bg4-full", Act::release, "x"})) == "not-held");
  CHECK(refusal(app::endAuthorisation(world, brigade.who(), {"P001", "bg4-full", Act::perform, ""})) == "empty");
  REQUIRE(app::endAuthorisation(world, brigade.who(), {"P001", "bg4-full", Act::perform, "refresher missed"}));
  const auto rows = app::authorisations(world, day("2026-11-23"));
  REQUIRE(rows.size() == 2);
  CHECK_FALSE(rows[0].holds);
  CHECK(rows[1].holds);
  CHECK(brigade.tests("P001", "2026-11-23 07:00") == "not-authorised");
  CHECK(brigade.tests("P001", "2026-11-22 07:00").empty());  // what was done before stays lawful
}

TEST_CASE("only who holds the duty authorises, a known person for a known method", "[app][workflow][authorise]") {
  Authorised brigade;
  auto& world = brigade.world();
  CHECK(refusal(app::authorise(world, brigade.other(), {"P002", "bg4-full", Act::perform, {}, {}, ""})) == "no-duty");
  CHECK(refusal(app::authorise(world, brigade.who(), {"P009", "bg4-full", Act::perform, {}, {}, ""})) == "unknown-person");
  CHECK(refusal(app::authorise(world, brigade.who(), {"P002", "juggling", Act::perform, {}, {}, ""})) == "unknown-method");
  CHECK(refusal(app::authorise(world, brigade.who(), {"P002", "bg4-full", Act::perform, day("2026-12-01"), day("2026-11-30"), ""})) == "ends-before");
}
