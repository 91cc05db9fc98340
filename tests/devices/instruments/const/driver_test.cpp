// The driver of the colon protocol by script: what is asked, byte for byte, and what it makes of each answer.
#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

struct Gauge {
  Model model = tests::shippedModel("const-681");
  ScriptedStream stream;
  tests::Talk talk{model, stream, stream};
  core::Outcome<core::Reading> read() { return talk.driver->read(model.channels.front()); }
};

}  // namespace

TEST_CASE("A ConST gauge says who it is and what it reads", "[const]") {
  Gauge gauge;
  gauge.stream.expect("255:R:OTYPE:\r\n", "001:F:OTYPE:21345678\r\n").expect("255:R:OVER:\r\n", "001:F:OVER:1.07\r\n");
  gauge.stream.expect("255:R:MRMD:1\r\n", "001:F:MRMD: 698.2:PA\r\n");
  const auto identity = gauge.talk.driver->identify();
  REQUIRE(identity);
  CHECK(identity->serial == "21345678");
  CHECK(identity->firmware == "1.07");
  const auto reading = gauge.read();
  REQUIRE(reading);
  CHECK(reading->value->text() == "698.2 Pa");
  CHECK(reading->censored == core::Censored::no);
  CHECK(gauge.stream.complaint().empty());
}

TEST_CASE("At its full scale the gauge says at least; beyond it, nothing that could pass", "[const]") {
  Gauge gauge;
  gauge.stream.expect("255:R:MRMD:1\r\n", "001:F:MRMD: 1003.0:PA\r\n").expect("255:R:MRMD:1\r\n", "001:F:MRMD: OL:PA\r\n");
  const auto full = gauge.read();
  REQUIRE(full);
  CHECK(full->value->text() == "1000 Pa");
  CHECK(full->censored == core::Censored::atLeast);
  CHECK(full->typed == "1003.0 PA");
  const auto over = gauge.read();
  REQUIRE(over);
  CHECK_FALSE(over->value);
  CHECK(over->flags == std::vector{core::ReadingFlag::overRange});
}

TEST_CASE("A silent gauge ends the conversation, so that its late answer meets no new question", "[const]") {
  Gauge gauge;
  gauge.stream.expect("255:R:MRMD:1\r\n", {{"001:F:MRMD: 5.0:PA\r\n", Patience{900}}});
  CHECK(gauge.read().problems().front().code == "no-answer");
  CHECK(gauge.talk.conversation.over());
  CHECK(gauge.stream.closed());
  CHECK(gauge.read().problems().front().code == "gone");
}

TEST_CASE("An answer to another question, an echo and noise are passed over", "[const]") {
  Gauge gauge;
  gauge.stream.expect("255:R:MRMD:1\r\n",
                      {{"255:R:MRMD:1\r\n", {}}, {"001:F:OTYPE:21345678\r\n\xFE\r\n", Patience{20}}, {"001:F:MRMD: 12.5:PA\r\n", Patience{20}}});
  const auto reading = gauge.read();
  REQUIRE(reading);
  CHECK(reading->value->text() == "12.5 Pa");
}

TEST_CASE("A gauge whose bytes cannot be read is told apart from a silent one", "[const]") {
  Gauge gauge;
  gauge.stream.expect("255:R:MRMD:1\r\n", "\x81\x82\x83\r\n");
  CHECK(gauge.read().problems().front().code == "damaged-answer");
}

TEST_CASE("A gauge is zeroed only where it is asked to be, and has to agree", "[const]") {
  Gauge gauge;
  gauge.stream.expect("255:W:OZERO:\r\n", "001:F:OZERO:OK\r\n").expect("255:W:OZERO:\r\n", "001:E:2\r\n");
  CHECK(gauge.talk.driver->zero(gauge.model.channels.front()));
  CHECK(gauge.talk.driver->zero(gauge.model.channels.front()).problems().front().code == "device-error");
}
