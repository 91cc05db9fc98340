#include "core/readiness/assess.h"
#include "tests/support/builders.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;

namespace {

struct Alone : core::Lookup {
  const core::UnitState* unit(std::string_view) override { return nullptr; }
};

std::vector<core::Due> duesOf(const core::UnitState& bench) {
  Alone alone;
  auto pack = testPack();
  pack.figures.push_back(figure("certificate.warn", "720 h"));
  return core::assess(bench, alone, *bookOf(pack), core::FixedCalendar(std::chrono::hours(8))).dues;
}

core::UnitState bench() {
  core::UnitState bench;
  bench.code = "TB-01", bench.kind = "bench";
  return bench;
}

}  // namespace

TEST_CASE("a bench's certificate is listed as due with the last day it names", "[core][readiness]") {
  auto known = bench();
  core::Certificate certificate;
  certificate.issued = day("2026-01-10"), certificate.validTo = day("2026-12-03");
  known.certificates.push_back(certificate);
  const auto dues = duesOf(known);
  REQUIRE(dues.size() == 1);
  CHECK(dues[0].plan == "certificate");
  CHECK(dues[0].lastDone == day("2026-01-10"));
  CHECK(dues[0].lastDay == day("2026-12-03"));
  CHECK(dues[0].warnFrom == day("2026-11-03"));
  CHECK(dues[0].severity == core::Severity::block);
}

TEST_CASE("a bench without a certificate is listed as never done; a certificate without an end asks for nothing", "[core][readiness]") {
  const auto never = duesOf(bench());
  REQUIRE(never.size() == 1);
  CHECK_FALSE(never[0].lastDay);
  auto endless = bench();
  endless.certificates.emplace_back();
  CHECK(duesOf(endless).empty());
}
