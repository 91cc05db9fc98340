#include "app/workflow/seen_tests.h"

#include <string>

#include "core/base/digest.h"
#include "tests/support/catch.h"

using namespace muster;
using Seen = app::SeenTests::Seen;

TEST_CASE("a dry run knows a test of its file again among a hundred thousand, and says when its readings are others", "[app][workflow]") {
  app::SeenTests seen;
  const auto identity = [](int number) { return core::sha256Hex(std::to_string(number)); };
  for (int number = 0; number < 100'000; ++number) REQUIRE(seen.look(identity(number), "readings") == Seen::never);
  for (int number = 0; number < 100'000; number += 7) REQUIRE(seen.look(identity(number), "readings") == Seen::same);
  CHECK(seen.look(identity(5), "other readings") == Seen::otherReadings);
  CHECK(seen.look(identity(5), "readings") == Seen::same);  // the first stay
}
