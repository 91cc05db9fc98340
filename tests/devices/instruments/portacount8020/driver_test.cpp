// The driver of the PortaCount by script: control is taken and given back, one command at a time, and air of before does not count.
#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

struct Counter {
  Model model = tests::shippedModel("portacount-8020");
  ScriptedStream stream;
  std::optional<tests::Talk> talk{std::in_place, model, stream, stream};

  Counter& ask(const std::string& command, const std::string& answer) {
    stream.expect(command + "\r", answer + "\r\n");
    return *this;
  }
  Counter& lines(int times, const std::string& line) {
    while (times-- > 0) stream.comes(line + "\r\n", Patience{1000});
    return *this;
  }
  core::Outcome<core::Reading> read(const char* channel) { return talk->driver->read(*model.channel(channel)); }
  // Ends the driver as the bench does, and tells what went otherwise than written.
  std::string end() {
    talk.reset();
    return stream.complaint();
  }
};

}  // namespace

TEST_CASE("A PortaCount is taken under control, reads room and mask, and is given back", "[portacount]") {
  Counter counter;
  counter.ask("J", "OK").ask("R", "RGG").ask("VN", "VN").ask("ZE", "ZE").lines(4, "000100.00").lines(1, "002290.00");
  const auto room = counter.read("room");
  REQUIRE(room);
  CHECK(room->value->text() == "2290.00 pc");
  CHECK(room->typed == "002290.00 #/cc");
  CHECK(room->flags.empty());
  counter.ask("VF", "VO").lines(11, "000300.00").lines(1, "000005.62").lines(1, "000005.70");
  CHECK(counter.read("mask")->value->text() == "5.62 pc");
  CHECK(counter.read("mask")->value->text() == "5.70 pc");  // no second purge
  counter.ask("ZD", "000005.60\r\nZD").ask("G", "G");
  CHECK(counter.end().empty());
}

TEST_CASE("A PortaCount says who it is, and that it is under control already does no harm", "[portacount]") {
  Counter counter;
  counter.ask("J", "EJ").ask("R", "RGG").ask("Q", "QY").ask("S", "STPA  00004\r\nSX new line\r\nSS   80241234\r\nSD 00701");
  const auto identity = counter.talk->driver->identify();
  REQUIRE(identity);
  CHECK(identity->serial == "80241234");
  CHECK(identity->model.ends_with("N95-Companion"));
  counter.ask("G", "G");
  CHECK(counter.end().empty());
}

TEST_CASE("A PortaCount that does not tell its settings is still there", "[portacount]") {
  Counter counter;
  counter.ask("J", "OK").ask("R", "RGG").ask("Q", "EQ").ask("S", "S ERR").ask("G", "G");
  CHECK(counter.talk->driver->identify()->serial.empty());
  CHECK(counter.end().empty());
}

TEST_CASE("With a bad pulse, at its end or with an empty battery nothing a PortaCount says may pass", "[portacount]") {
  Counter counter;
  counter.ask("J", "OK").ask("R", "RGB").ask("VN", "VN").ask("ZE", "ZE").lines(5, "002290.00");
  CHECK(counter.read("room")->flags == std::vector{core::ReadingFlag::sensorLost});
  counter.lines(1, "500000.00").lines(1, "Low Battery");
  const auto over = counter.read("room");
  REQUIRE(over);
  CHECK_FALSE(over->value);
  CHECK(over->flags == std::vector{core::ReadingFlag::overRange});
  CHECK(counter.read("room").problems().front().code == "device-error");
  counter.ask("ZD", "ZD").ask("G", "G");
  CHECK(counter.end().empty());
}

TEST_CASE("A PortaCount that stops sending goes on where it stopped; one that does not answer is left alone", "[portacount]") {
  Counter counter;
  counter.ask("J", "OK").ask("R", "RGG").ask("VN", "VN").ask("ZE", "ZE").lines(2, "000100.00");
  CHECK(counter.read("room").problems().front().code == "silent");
  counter.lines(2, "000100.00").lines(1, "002290.00");
  CHECK(counter.read("room")->value->text() == "2290.00 pc");
  counter.stream.expect("VF\r");
  CHECK(counter.read("mask").problems().front().code == "no-answer");
  CHECK(counter.stream.closed());
  CHECK(counter.end().empty());  // no G into a line that is over
}

TEST_CASE("A command a PortaCount refuses is told as such", "[portacount]") {
  Counter counter;
  counter.ask("J", "OK").ask("R", "RGG").ask("VN", "EVN").ask("G", "G");
  CHECK(counter.read("room").problems().front().code == "device-error");
  CHECK(counter.end().empty());
}

TEST_CASE("A simulated PortaCount turns its valve, and the mask's air is clean when it counts", "[portacount]") {
  const auto model = tests::shippedModel("portacount-8020");
  for (const Fault fault : {Fault::none, Fault::echo, Fault::split}) {
    INFO(nameOf(fault));
    tests::SimulatedPort port(model, fault != Fault::split, fault);
    SteadyTicker ticker;
    auto opened = openPort(port.address(), model.line);
    REQUIRE(opened);
    tests::Talk talk(model, **opened, ticker);
    CHECK(talk.driver->identify()->serial == "SIM00001");
    const auto mask = talk.driver->read(*model.channel("mask"));
    REQUIRE(mask);
    CHECK(mask->value->si() < 6);
    const auto room = talk.driver->read(*model.channel("room"));
    REQUIRE(room);
    CHECK(room->value->si() > 2000);
  }
}

TEST_CASE("A model of a PortaCount says what a channel samples, or is refused", "[portacount]") {
  Model model = tests::shippedModel("portacount-8020");
  model.channels[0].wire["samples"] = "hall";
  model.channels[1].wire["purge"] = "0";
  CHECK(family("portacount8020")->check(model).problems().size() == 2);
}
