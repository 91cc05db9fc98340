// Two gas laws: the published exam rule decides, a table of real oxygen warns or, where a pack says so, decides.
#include <fstream>
#include <iterator>

#include "core/readiness/gas_content.h"
#include "core/rules/parse_pack.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using muster::tests::quantity;

namespace {

const ValueTable& shipped() {
  static const RulePack kPack = [] {
    std::ifstream in(std::string(MUSTER_SOURCE_DIR) + "/data/rules/bg4.toml", std::ios::binary);
    return parsePack(std::string(std::istreambuf_iterator<char>(in), {}), "bg4.toml").value();
  }();
  return kPack.tables.at(0);
}

double content(const char* pressure, const char* temperature) {
  return contentBy(shipped(), quantity(pressure), quantity(temperature)).value().value.approximate();
}

}  // namespace

// Three equations of state agree within 0.1 MPa: 18.6 MPa at 7 °C and 23.1 MPa at 47 °C hold what 20.0 MPa hold at 20 °C and 7 °C.
TEST_CASE("the table of real oxygen gives back what equations of state give", "[core][readiness][gas]") {
  CHECK_THAT(content("20.0 MPa", "20 °C"), Catch::Matchers::WithinAbs(20.0, 0.01));
  CHECK_THAT(content("18.6 MPa", "7 °C"), Catch::Matchers::WithinAbs(20.0, 0.1));
  CHECK_THAT(content("18.0 MPa", "0 °C"), Catch::Matchers::WithinAbs(20.1, 0.1));
  CHECK_THAT(content("200 bar", "20 °C"), Catch::Matchers::WithinAbs(200.0, 0.1));
}

TEST_CASE("outside the table nothing is told", "[core][readiness][gas]") {
  CHECK_FALSE(contentBy(shipped(), quantity("20 MPa"), quantity("-21 °C")));
  CHECK_FALSE(contentBy(shipped(), quantity("24 MPa"), quantity("20 °C")));
  CHECK_FALSE(contentBy(shipped(), quantity("20 MPa"), std::nullopt));
  CHECK_FALSE(contentBy(shipped(), quantity("1.7 L/min"), quantity("20 °C")));
}

TEST_CASE("the ideal gas overstates what is left after cooling", "[core][readiness][gas]") {
  // Filled to 20.0 MPa hot at 47 °C: by the exam rule 18.3 MPa at 20 °C, really less.
  const auto ideal = contentAt(quantity("20.0 MPa"), quantity("47 °C"), quantity("20 °C")).value().value.approximate();
  CHECK(content("20.0 MPa", "47 °C") < ideal - 0.3);
}
