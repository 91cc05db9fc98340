// The driver of KERN scales by script: nothing is ever sent, and only what comes after the asking counts.
#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

struct Scale {
  Model model = tests::shippedModel("kern-ew-6200");
  ScriptedStream stream;
  tests::Talk talk{model, stream, stream};
  core::Outcome<core::Reading> read() { return talk.driver->read(model.channels.front()); }
};

}  // namespace

TEST_CASE("A KERN scale is listened to; what it sent before the asking does not count", "[kern]") {
  Scale scale;
  scale.stream.comes("+    1.00 G S\r\n+    2.0").comes("0 G S\r\n", Patience{20}).comes("+ 2150.45 G S\r\n", Patience{150});
  const auto reading = scale.read();
  REQUIRE(reading);
  CHECK(reading->value->text() == "2150.45 g");
  CHECK(reading->flags.empty());
  CHECK(scale.stream.complaint().empty());  // nothing was sent to it
}

TEST_CASE("A KERN scale that swings gives flagged readings until it stands still", "[kern]") {
  Scale scale;
  scale.stream.comes("+ 2151.20 G U\r\n", Patience{150}).comes("+ 2150.45 G S\r\n", Patience{150});
  CHECK(scale.read()->flags == std::vector{core::ReadingFlag::unstable});
  CHECK(scale.read()->flags.empty());
}

TEST_CASE("At its end the KERN scale says at least; beyond it, nothing that could pass", "[kern]") {
  Scale scale;
  scale.stream.comes("+ 6200.00 G S\r\n", Patience{150}).comes("          G E\r\n", Patience{150});
  CHECK(scale.read()->censored == core::Censored::atLeast);
  const auto over = scale.read();
  REQUIRE(over);
  CHECK_FALSE(over->value);
  CHECK(over->flags == std::vector{core::ReadingFlag::overRange});
}

TEST_CASE("A silent KERN scale is told apart from one that cannot be read, and either may be listened to again", "[kern]") {
  Scale scale;
  scale.stream.comes("\x81\x82\x83\r\n+ 21.5\r\n", Patience{2500}).comes("+ 2150.45 G S\r\n", Patience{2500});
  CHECK(scale.read().problems().front().code == "silent");
  CHECK(scale.read().problems().front().code == "damaged-answer");
  CHECK(scale.read());
  CHECK_FALSE(scale.talk.conversation.over());
}

TEST_CASE("A KERN scale is known by what it sends; it is zeroed at its own keys", "[kern]") {
  Scale scale;
  scale.stream.comes("+    0.00 G S\r\n", Patience{150});
  const auto identity = scale.talk.driver->identify();
  REQUIRE(identity);
  CHECK(identity->maker == "KERN");
  CHECK(identity->serial.empty());
  CHECK(scale.talk.driver->identify().problems().front().code == "silent");
  CHECK_FALSE(scale.talk.driver->canZero());
  CHECK(scale.talk.driver->code().problems().front().code == "no-codes");
}

TEST_CASE("A model of a KERN scale states its packets, or is refused", "[kern]") {
  Model model = tests::shippedModel("kern-14");
  const auto& kern = *family("kern");
  CHECK(kern.check(model));
  model.wire["packet"] = "16";
  CHECK(kern.check(model).problems().front().where.field == "wire.packet");
}
