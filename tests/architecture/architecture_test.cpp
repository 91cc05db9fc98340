// The house keeps its plan: arrows point down, files stay short, nothing but the seven stands at the top.
#include <filesystem>

#include "tests/architecture/tree.h"
#include "tests/support/catch.h"

using namespace muster::tests;

namespace {
const std::vector<std::string> kNone;
}

TEST_CASE("No include points upwards or sideways", "[architecture]") {
  Tree tree = readTree(MUSTER_SOURCE_DIR);
  REQUIRE(tree.size() > 100);  // the tree was really read
  CHECK(brokenArrows(tree) == kNone);
}

TEST_CASE("No file is longer than 400 lines", "[architecture]") { CHECK(longFiles(readTree(MUSTER_SOURCE_DIR), 400) == kNone); }

TEST_CASE("Only the seven names stand at the top", "[architecture]") {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(MUSTER_SOURCE_DIR)) names.push_back(entry.path().filename().string());
  CHECK(strangersAtTheTop(names) == kNone);
}

TEST_CASE("A wrong include, a long file and a stranger are found", "[architecture]") {
  auto broken = [](const std::string& path, const std::string& header) { return brokenArrows({{path, "#include " + header + "\n"}}).size() == 1; };
  CHECK(broken("core/base/x.cpp", "\"core/rules/rule_book.h\""));
  CHECK(broken("core/base/x.cpp", "\"app/ports/world.h\""));
  CHECK(broken("core/readiness/x.cpp", "\"core/journal/apply.h\""));
  CHECK(broken("core/readiness/x.cpp", "<toml++/toml.h>"));
  CHECK(broken("core/readiness/x.cpp", "<Poco/Net/HTTPServer.h>"));
  CHECK(broken("core/readiness/x.cpp", "<unistd.h>"));
  CHECK(broken("core/readiness/x.cpp", "<fstream>"));
  CHECK(broken("core/readiness/x.cpp", "<app/store/x.h>"));
  CHECK(broken("core/journal/x.cpp", "<boost/archive/text_oarchive.hpp>"));
  CHECK(broken("devices/files/x.cpp", "\"app/store/store.h\""));
  CHECK(broken("devices/files/x.cpp", "<boost/asio.hpp>"));
  CHECK(broken("devices/transport/x.cpp", "<modbus/modbus.h>"));
  CHECK(broken("app/web/pages/x.cpp", "\"app/store/store.h\""));
  CHECK(broken("app/workflow/x.cpp", "\"app/web/edge.h\""));
  CHECK(broken("app/workflow/x.cpp", "<Poco/JSON/Object.h>"));
  CHECK(broken("app/store/x.cpp", "\"app/workflow/board.h\""));
  CHECK(broken("app/verifier/x.cpp", "\"core/journal/merkle.h\""));
  CHECK(broken("core/new_room/x.cpp", "<string>"));

  auto good = [](const std::string& path, const std::string& header) { return brokenArrows({{path, "  #  include " + header + "\n"}}).empty(); };
  CHECK(good("core/rules/x.cpp", "<toml++/toml.h>"));
  CHECK(good("core/readiness/x.cpp", "\"core/base/calendar.h\""));
  CHECK(good("app/web/x.cpp", "\"core/readiness/assess.h\""));
  CHECK(good("app/main.cpp", "\"app/store/store.h\""));
  CHECK(good("tests/x.cpp", "\"app/store/store.h\""));
  CHECK(good("tests/x.cpp", "<modbus/modbus.h>"));

  CHECK(longFiles({{"core/x.cpp", std::string(401, '\n')}, {"core/y.cpp", std::string(400, '\n')}}, 400).size() == 1);
  CHECK(strangersAtTheTop({"core", "README.md", ".git", "build", "scripts"}) == std::vector<std::string>{"scripts"});
}
