// A bench file through the browser: handed in, looked through, carried out; quarantine, refusals, and the same file again.
#include "app/workflow/import_profiles.h"
#include "core/base/digest.h"
#include "tests/app/web/web_brigade.h"
#include "tests/support/catch.h"
#include "tests/support/wide_profile.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string kProfile = wideProfile("own-wide", "Our own bench", false);

constexpr const char* kHead = "Serial,Start,Bench,Leak [mbar],Relief,Self,Look\n";

std::string row(const std::string& serial, const std::string& minute, const std::string& leak = "0.4") {
  return serial + ",2026-11-23T07:" + minute + ":00+08:00,B-01," + leak + ",ok,ok,ok\n";
}

struct Importing : WebBrigade {
  Importing() {
    for (int i = 1; i <= 3; ++i) brigade.putTogether("BG4-0" + std::to_string(i), i);
    if (!app::keepProfile(brigade.world(), kProfile, "own-wide.toml")) throw std::runtime_error("the profile");
  }
  // The page of the file after its dry run, and its address.
  std::string handIn(const std::string& text) {
    const auto answer = upload("/import", {{"profile", ""}, {"bench", ""}}, {"file", "C:\\bench\\day.csv", "text/csv", text});
    CHECK(answer.status == 303);
    return headerOf(answer, "Location");
  }
};

}  // namespace

TEST_CASE("a bench file is looked through first and taken with one button", "[app][web][import]") {
  Importing it;
  const auto before = it.facts();
  const auto text = kHead + row("SN1", "01") + row("SN2", "02", "3.0") + row("NOBODY", "03") + row("SN1", "01");
  const auto address = it.handIn(text);
  const auto plan = it.get(address);
  CHECK(plan.status == 200);
  CHECK_THAT(plan.body, ContainsSubstring("day.csv") && ContainsSubstring("own-wide") && ContainsSubstring("will be taken") &&
                            ContainsSubstring("NOBODY") && ContainsSubstring("register the set") && ContainsSubstring("Fail"));
  CHECK_THAT(plan.body, !ContainsSubstring("C:\\bench"));
  CHECK(it.facts() == before);

  CHECK(it.post(address, {{"do", "import"}, {"by", ""}}).status == 422);
  CHECK(it.facts() == before);
  CHECK(it.post(address, {{"do", "import"}, {"by", "P001"}}).status == 303);
  const auto done = it.get(address);
  CHECK_THAT(done.body, ContainsSubstring("tests taken") && ContainsSubstring(core::sha256Hex(text)));
  CHECK(it.facts() == before + 3);  // two tests and the file itself
  CHECK(it.post(address, {{"do", "import"}, {"by", "P001"}}).status == 303);
  CHECK(it.facts() == before + 3);

  const auto past = it.get("/import");
  CHECK_THAT(past.body, ContainsSubstring("day.csv") && ContainsSubstring("Our own bench"));
  const auto kept = it.get("/import/quarantine");
  CHECK_THAT(kept.body, ContainsSubstring("NOBODY") && ContainsSubstring("day.csv"));

  const auto again = it.get(it.handIn(text));
  CHECK_THAT(again.body, ContainsSubstring("Nothing in this file is new."));
}

TEST_CASE("a file that is not what it says is refused and nothing changes", "[app][web][import]") {
  Importing it;
  const auto before = it.facts();
  CHECK(it.upload("/import", {}, {"file", "", "application/octet-stream", ""}).status == 422);
  for (const std::string& text : {std::string("PK\x03\x04 a workbook"), std::string("%PDF-1.4 a paper"), std::string("a\0b\0", 4),
                                  std::string("no,heading,we,know\n1,2,3,4\n")}) {
    const auto page = it.get(it.handIn(text));
    CHECK_THAT(page.body, ContainsSubstring("This file cannot be used like this"));
  }
  const auto address = it.handIn(kHead + row("SN1", "01"));
  CHECK(it.post(address, {{"do", "plan"}, {"profile", "nobodys"}, {"bench", ""}}).status == 303);
  CHECK_THAT(it.get(address).body, ContainsSubstring("nobodys"));
  CHECK(it.post(address, {{"do", "plan"}, {"profile", "own-wide"}, {"bench", ""}}).status == 303);
  CHECK_THAT(it.get(address).body, ContainsSubstring("will be taken"));
  CHECK(it.get("/import/gone").status == 404);
  CHECK(it.facts() == before);
}

TEST_CASE("one's own profile is checked, kept and offered from then on", "[app][web][import]") {
  WebBrigade it;
  it.brigade.putTogether("BG4-01", 1);
  const auto wrong = it.upload("/import", {}, {"own_profile", "own.toml", "text/plain", "format = 1\nname = \"x\"\n"});
  CHECK(wrong.status == 422);
  CHECK(app::keepProfile(it.brigade.world(), "format = 1\nnonsense = 2\n", "own.toml").ok() == false);
  REQUIRE(app::keepProfile(it.brigade.world(), kProfile, "own-wide.toml"));
  CHECK_THAT(it.get("/import").body, ContainsSubstring("Our own bench"));
}

TEST_CASE("the same test with other readings is shown as such before it is taken", "[app][web][import]") {
  Importing it;
  const auto first = it.handIn(kHead + row("SN1", "01"));
  REQUIRE(it.post(first, {{"do", "import"}, {"by", "P001"}}).status == 303);
  const auto second = it.handIn(kHead + row("SN1", "01", "0.5") + "SN2,2026-11-23T07:05\n" + row("SN3", "06"));
  const auto plan = it.get(second);
  CHECK_THAT(plan.body, ContainsSubstring("other readings than before: both are kept") && ContainsSubstring("to quarantine"));
  REQUIRE(it.post(second, {{"do", "import"}, {"by", "P001"}}).status == 303);
  CHECK(it.brigade.state("BG4-01").conflicts.size() == 1);
}
