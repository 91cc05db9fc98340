// Rule packs on offer: beside the shipped ones those that lie in the folder of the store, with what is wrong with them.
#include <fstream>

#include "tests/app/web/visitor.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr const char* kOwn = R"(name = "own-brigade"
revision = "7"
role = "brigade"
title = "Our own figures"
[[source]]
id = "order"
document = "Order of our brigade"
confidence = "manual"
[[figure]]
id = "cylinder.minimum"
title = "Least oxygen to go with"
value = "19 MPa"
source = "order"
)";

struct Offers : Visitor {
  Offers() { brigade.world().rulesFolder = folder.path().string(); }
  void lies(const std::string& name, const std::string& text) { std::ofstream(folder / name) << text; }
  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("a pack in the folder of the store is offered, shown with what it would change, and put in force", "[app][web][rules]") {
  Offers it;
  CHECK_THAT(it.get("/rules").body, !ContainsSubstring("own-brigade") && ContainsSubstring(it.folder.path().string()));
  it.lies("own-brigade.toml", kOwn);
  CHECK_THAT(it.get("/rules").body, ContainsSubstring("Our own figures") && ContainsSubstring("from the folder of this store"));
  CHECK_THAT(it.get("/rules/offers/own-brigade").body, ContainsSubstring("19 MPa") && !ContainsSubstring("Why it cannot be put in force"));
  const auto done = it.post("/rules/offers/own-brigade", {{"person", "P001"}});
  INFO(done.body);
  CHECK(done.status == 303);
  CHECK_THAT(it.follow(done).body, ContainsSubstring("own-brigade is in force"));
}

TEST_CASE("a pack that cannot be read is named with file, line and column of each problem, and cannot be adopted", "[app][web][rules]") {
  Offers it;
  std::string broken = kOwn;
  broken.replace(broken.find("19 MPa"), 6, "19");  // line 12: a pressure without its unit
  it.lies("own-brigade.toml", broken);
  const auto body = it.get("/rules").body;
  CHECK_THAT(body, ContainsSubstring("cannot be read as a rule pack") && ContainsSubstring("own-brigade.toml:12:9"));
  CHECK_THAT(body, !ContainsSubstring("href=\"/rules/offers/own-brigade\"") && ContainsSubstring("/rules/offers/bg4"));
  const auto offer = it.get("/rules/offers/own-brigade").body;
  CHECK_THAT(offer, ContainsSubstring("own-brigade.toml:12:9") && !ContainsSubstring("Put this pack in force"));
  CHECK(it.post("/rules/offers/own-brigade", {{"person", "P001"}}).status == 422);
}
