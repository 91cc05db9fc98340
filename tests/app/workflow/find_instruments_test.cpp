// Finding instruments: who is plugged in is found over a real port, it can be stopped, and nothing that is asked changes an instrument.
#include "app/workflow/find_instruments.h"

#include "app/ports/memory_world.h"
#include "core/rules/parse_pack.h"
#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"

using namespace muster;

namespace {

std::vector<devices::Model> models(std::initializer_list<const char*> ids) {
  std::vector<devices::Model> all;
  for (const auto* id : ids) all.push_back(tests::shippedModel(id));
  return all;
}

// A port at which nobody answers; it writes down what it is asked.
class Silent : public devices::ByteStream {
 public:
  explicit Silent(std::string& asked) : asked_(asked) {}
  bool write(std::string_view bytes) override {
    asked_ += bytes;
    return true;
  }
  Got read(std::string&, devices::Patience) override { return Got::closed; }  // at once: nobody waits in a test
  void close() override {}

 private:
  std::string& asked_;
};

const auto kReal = [](const devices::PortAddress& address, const devices::LineSettings& line) { return devices::openPort(address, line); };
const auto kGoOn = [](const app::InstrumentSearch&) { return true; };

}  // namespace

TEST_CASE("An instrument that is plugged in is found, with its serial number", "[instruments][find]") {
  const auto known = models({"fluke-719pro", "const-681", "alicat-m"});
  const auto gauge = tests::shippedModel("const-681");
  tests::SimulatedPort port(gauge, true);
  std::vector<int> told;
  const auto search =
      app::findInstruments({port.address()}, known, kReal, [&](const app::InstrumentSearch& now) { return told.push_back(now.tried), true; });
  REQUIRE(search.found.size() == 1);
  CHECK(search.found[0].model == "const-681");
  CHECK(search.found[0].identity.serial == "SIM00001");
  CHECK(search.tried == search.toTry);
  CHECK(told.size() == 3);
}

TEST_CASE("A search says which ports could not be opened, and is stopped when asked to", "[instruments][find]") {
  const auto none = devices::PortAddress::parse("/dev/ttyMUSTERNONE").value();
  const auto search = app::findInstruments({none}, models({"const-681", "alicat-m"}), kReal, kGoOn);
  CHECK(search.found.empty());
  REQUIRE(search.problems.size() == 1);
  CHECK(search.problems[0].code == "no-such-port");
  CHECK(search.tried == search.toTry);
  const auto stopped = app::findInstruments({none, none}, models({"const-681"}), kReal, [](const app::InstrumentSearch&) { return false; });
  CHECK(stopped.cancelled);
  CHECK(stopped.tried == 0);
}

TEST_CASE("Finding asks nothing that changes an instrument", "[instruments][find]") {
  app::MemoryWorld memory({0});
  const auto all = app::instrumentModels(memory.world).all;
  REQUIRE(all.size() >= 10);
  const auto port = devices::PortAddress::parse("/dev/ttyUSB0").value();
  for (const auto& model : all) {
    std::string asked;
    const auto silent = [&](const devices::PortAddress&, const devices::LineSettings&) {
      return core::Outcome<std::unique_ptr<devices::ByteStream>>(std::unique_ptr<devices::ByteStream>(std::make_unique<Silent>(asked)));
    };
    (void)app::findInstruments({port}, {model}, silent, kGoOn);
    INFO(model.id);
    for (const std::string forbidden : {":W:", "OZERO", "$$V", "$$PC", "$$W"}) CHECK(asked.find(forbidden) == std::string::npos);
    if (model.family == "sics") CHECK(asked.find("Z\r\n") == std::string::npos);
    if (model.family == "keller") CHECK((asked.size() < 2 || static_cast<unsigned char>(asked[1]) != 0x5F));
    if (model.family == "modbus" && asked.size() > 8) CHECK((asked[1] == 3 || asked[1] == 4 || asked[7] == 3 || asked[7] == 4));
  }
}

TEST_CASE("A step is offered only channels that measure its quantity, against the room, as far as its limits reach", "[instruments][find]") {
  const core::RuleBook rules({core::parsePack(tests::textOf("data/rules/bg4.toml"), "bg4.toml").value()}, {});
  const auto fits = [&](const char* step, const char* model) {
    app::MeterSeen meter;
    meter.model = tests::shippedModel(model), meter.settings.name = "one";
    std::string channels;
    for (const auto& fit : app::channelsFor(*rules.step(step), rules, {meter})) channels += fit.channel + " ";
    return channels;
  };
  CHECK(fits("positive-leak", "const-681") == "pressure ");
  CHECK(fits("inhalation-valve", "const-681") == "pressure ");  // 10 mbar is its very end, and the rule lets that count
  CHECK(fits("positive-leak", "alicat-m") == "");               // an absolute pressure
  CHECK(fits("constant-dosage", "alicat-m").starts_with("flow "));
  CHECK(fits("constant-dosage", "const-681") == "");
  CHECK(fits("look-over", "const-681") == "");
}
