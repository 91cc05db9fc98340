// The language of the PortaCount: good, damaged, short, split, merged, with noise between; and what it prints by itself.
#include "devices/instruments/portacount8020/codec.h"

#include "devices/framing/line.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;
using portacount::Printed;
using What = portacount::Printed::What;

namespace {

core::Decimal number(const std::string& text) { return core::Decimal::parse(text).value(); }

std::vector<std::string> linesOf(const std::vector<std::string>& pieces) {
  FrameBuffer buffer(cutLines(portacount::kEnds));
  std::vector<std::string> lines;
  for (const auto& piece : pieces) {
    buffer.push(piece);
    while (auto frame = buffer.next()) {
      if (portacount::concentrationOf(*frame)) lines.emplace_back(lineOf(*frame, portacount::kEnds));
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("A PortaCount's line of data is nine characters, or none", "[portacount]") {
  CHECK(portacount::concentrationOf("006408.45\r\n")->text() == "6408.45");
  CHECK(portacount::concentrationOf("000000.00")->text() == "0.00");
  for (const auto* line : {"", "06408.45", "0006408.45", "006408.455", "006408,45", "0064O8.45", "-06408.45", "006408.4 ", "Conc. 10200 #/cc"}) {
    INFO(line);
    CHECK_FALSE(portacount::concentrationOf(line));
  }
  CHECK(portacount::writeConcentration(6408.45) == "006408.45");
}

TEST_CASE("A PortaCount acknowledges, or refuses, the command it was given", "[portacount]") {
  using portacount::answers, portacount::refuses;
  CHECK(answers("OK\r\n", "J"));
  CHECK(answers("EJ", "J"));
  CHECK_FALSE(refuses("EJ", "J"));
  CHECK(answers("VF", "VF"));
  CHECK(answers("VO", "VF"));  // as its paper says
  CHECK_FALSE(answers("VO", "VN"));
  CHECK(answers("QY", "Q"));
  CHECK(answers("RGB", "R"));
  CHECK_FALSE(answers("R", "R"));
  CHECK(answers("SS   17754", "S"));
  CHECK(refuses("S ERR", "S"));
  CHECK(refuses("EVN", "VN"));
  CHECK(refuses("WVN", "VN"));
  CHECK_FALSE(answers("006408.45", "VN"));
  CHECK_FALSE(portacount::statusOf("RGB\r\n")->pulse);
  CHECK(portacount::statusOf("RGB")->battery);
  CHECK_FALSE(portacount::statusOf("RGX"));
}

TEST_CASE("A PortaCount's settings give its serial number and last service", "[portacount]") {
  portacount::Settings settings;
  CHECK_FALSE(portacount::takeSetting("STPA  00004", settings));
  CHECK_FALSE(portacount::takeSetting("STM0100040", settings));
  CHECK_FALSE(portacount::takeSetting("SS   80241234\r\n", settings));
  CHECK(portacount::takeSetting("SD 00701", settings));
  CHECK(settings.serial == "80241234");
  CHECK(settings.service == "07/2001");
  portacount::takeSetting("SD 01298", settings);
  CHECK(settings.service == "12/1998");
}

TEST_CASE("What a PortaCount prints of a test of its own is understood line by line", "[portacount]") {
  CHECK(portacount::printedOf("NEW TEST PASS =  100") == Printed{What::newTest, number("100"), 0, {}});
  CHECK(portacount::printedOf("Ambient   2290 #/cc\r\n") == Printed{What::room, number("2290"), 0, {}});
  CHECK(portacount::printedOf("Mask    5.62 #/cc") == Printed{What::mask, number("5.62"), 0, {}});
  CHECK(portacount::printedOf("FF  1    352 PASS") == Printed{What::fitFactor, number("352"), 1, true});
  CHECK(portacount::printedOf("Overall FF    89 FAIL") == Printed{What::overall, number("89"), 0, false});
  CHECK(portacount::printedOf("Test Terminated") == Printed{What::terminated, {}, 0, {}});
  CHECK(portacount::printedOf("970/cc Low Particle Count") == Printed{What::fewParticles, number("970"), 0, {}});
  CHECK(portacount::printedOf("Low Battery") == Printed{What::lowBattery, {}, 0, {}});
  CHECK(portacount::printedOf("Conc.     10200 #/cc") == Printed{What::now, number("10200"), 0, {}});
  for (const auto* line : {"", "FF  1    352", "FF  1    352 MAYBE", "FF x 352 PASS", "Mask    5.6x #/cc", "Mask    5.62", "Overall FF 89",
                           "NEW TEST PASS = x", "006408.45"}) {
    INFO(line);
    CHECK_FALSE(portacount::printedOf(line));
  }
}

TEST_CASE("PortaCount lines are found split, merged and between noise; a damaged one is dropped whole", "[portacount]") {
  CHECK(linesOf({"006408.45\r\n"}) == std::vector<std::string>{"006408.45"});
  CHECK(linesOf({"0064", "08.4", "5\r", "\n"}) == std::vector<std::string>{"006408.45"});
  CHECK(linesOf({"006408.45\r\n000005.62\r\n"}) == std::vector<std::string>{"006408.45", "000005.62"});
  CHECK(linesOf({"006408.45"}).empty());
  CHECK(linesOf({"8.45\r\n\xFE\x01", "006408.45\r\n000005.62\r\n"}) == std::vector<std::string>{"000005.62"});
  CHECK(linesOf({"00640\x80.45\r\n000005.62\r\n"}) == std::vector<std::string>{"000005.62"});
}
