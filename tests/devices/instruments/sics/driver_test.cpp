// The driver of MT-SICS scales by script: what is asked, byte for byte, and what it makes of each answer.
#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

struct Scale {
  Model model = tests::shippedModel("sics-scale");
  ScriptedStream stream;
  tests::Talk talk{model, stream, stream};
  core::Outcome<core::Reading> read() { return talk.driver->read(model.channels.front()); }
};

}  // namespace

TEST_CASE("A scale says who it is and what it weighs", "[sics]") {
  Scale scale;
  scale.stream.expect("I4\r\n", "I4 A \"B021002593\"\r\n").expect("I3\r\n", "I3 A \"2.10 10.28\"\r\n").expect("SI\r\n", "S S       6.050 kg\r\n");
  const auto identity = scale.talk.driver->identify();
  REQUIRE(identity);
  CHECK(identity->serial == "B021002593");
  CHECK(identity->firmware == "2.10 10.28");
  const auto reading = scale.read();
  REQUIRE(reading);
  CHECK(reading->value->text() == "6.050 kg");
  CHECK(reading->flags.empty());
  CHECK(scale.stream.complaint().empty());
}

TEST_CASE("A weight that swings is flagged; over and under its range there is none", "[sics]") {
  Scale scale;
  scale.stream.expect("SI\r\n", "S D       6.312 kg\r\n").expect("SI\r\n", "S +\r\n").expect("SI\r\n", "S -\r\n");
  const auto swings = scale.read();
  REQUIRE(swings);
  CHECK(swings->value->text() == "6.312 kg");
  CHECK(swings->flags == std::vector{core::ReadingFlag::unstable});
  for (int i = 0; i < 2; ++i) {
    const auto beyond = scale.read();
    REQUIRE(beyond);
    CHECK_FALSE(beyond->value);
    CHECK(beyond->flags == std::vector{core::ReadingFlag::overRange});
  }
}

TEST_CASE("A scale that is busy, does not understand or is silent gives no reading", "[sics]") {
  Scale scale;
  scale.stream.expect("SI\r\n", "S I\r\n").expect("SI\r\n", "ES\r\n").expect("SI\r\n", "\x99\x98\r\n");
  CHECK(scale.read().problems().front().code == "device-error");
  CHECK(scale.read().problems().front().code == "device-error");
  CHECK(scale.read().problems().front().code == "damaged-answer");
  CHECK(scale.talk.conversation.over());
}

TEST_CASE("An echo, another answer and noise before the weight are passed over", "[sics]") {
  Scale scale;
  scale.stream.expect("SI\r\n", {{"SI\r\n", {}}, {"I4 A \"B021002593\"\r\n\xE0\r\n", Patience{10}}, {"S S    6.050 kg\r\n", Patience{10}}});
  const auto reading = scale.read();
  REQUIRE(reading);
  CHECK(reading->value->text() == "6.050 kg");
}

TEST_CASE("A scale is zeroed only where it is asked to be; it may take its time until the pan rests", "[sics]") {
  Scale scale;
  scale.stream.expect("Z\r\n", {{"Z A\r\n", Patience{4000}}}).expect("Z\r\n", "Z I\r\n").expect("Z\r\n", "Z +\r\n");
  auto& driver = *scale.talk.driver;
  CHECK(driver.canZero());
  CHECK(driver.zero(scale.model.channels.front()));
  CHECK(driver.zero(scale.model.channels.front()).problems().front().code == "device-error");
  CHECK(driver.zero(scale.model.channels.front()).problems().front().code == "device-error");
  CHECK(scale.stream.complaint().empty());
}

TEST_CASE("The simulated absorber swings on the scale, then rests at about six kilograms", "[sics]") {
  const auto model = tests::shippedModel("sics-scale");
  Apparatus apparatus(Condition::good, 1);
  const auto simulator = devices::family("sics")->simulator({model, {}, "SIM00001", apparatus});
  const auto at = [](double seconds) { return Moment(static_cast<Moment::rep>(seconds * 1'000'000)); };
  apparatus.begin("absorber", at(100));
  CHECK(simulator->answer("SI\r\n", at(100.2)).starts_with("S D "));
  CHECK(simulator->answer("Z\r\n", at(100.2)) == "Z I\r\n");
  const auto rested = simulator->answer("SI\r\n", at(108));
  CHECK(rested.starts_with("S S "));
  CHECK(rested.find(" 6.05") != std::string::npos);
  CHECK(simulator->answer("Z\r\n", at(109)) == "Z A\r\n");
  CHECK(simulator->answer("SI\r\n", at(110)).find(" 0.000 kg") != std::string::npos);
}
