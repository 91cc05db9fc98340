// The real thing, off by default: MUSTER_INSTRUMENT="const-681 serial:/dev/ttyUSB0" muster_tests "[hardware]". It only reads.
#include <cstdlib>
#include <iostream>
#include <sstream>

#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

TEST_CASE("A real instrument says who it is and reads each of its channels", "[.hardware][hardware]") {
  const char* given = std::getenv("MUSTER_INSTRUMENT");
  REQUIRE(given != nullptr);
  std::istringstream words(given);
  std::string id, port, address;
  words >> id >> port >> address;
  const auto model = tests::shippedModel(id);
  const auto where = PortAddress::parse(port);
  REQUIRE(where);
  auto stream = openPort(*where, model.line);
  REQUIRE(stream);
  SteadyTicker ticker;
  tests::Talk talk(model, **stream, ticker, address);
  const auto identity = talk.driver->identify();
  REQUIRE(identity);
  std::cout << identity->maker << " " << identity->model << " " << identity->serial << " " << identity->firmware << "\n";
  for (const auto& channel : model.channels) {
    for (int times = 0; times < 5; ++times) {
      const auto reading = talk.driver->read(channel);
      REQUIRE(reading);
      CHECK((reading->value || !reading->flags.empty()));
      std::cout << channel.id << " " << (reading->value ? reading->value->text() : "-") << " (" << reading->typed << ")\n";
    }
  }
}
