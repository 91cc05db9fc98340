// A brigade's own list of permitted part numbers: what is not on it stops the set, says whose list, and leads to a listed part.
#include <fstream>
#include <iterator>

#include "app/workflow/adopt_rules.h"
#include "app/workflow/correct_fact.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/open_store.h"
#include "app/workflow/register_unit.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::tests;
using core::SetState;

namespace {

// The example of the documents, filled in with numbers of the test's own.
std::string ownList() {
  std::ifstream in(std::string(MUSTER_SOURCE_DIR) + "/data/docs/rules.md", std::ios::binary);
  const std::string page(std::istreambuf_iterator<char>(in), {});
  const auto start = page.find("```toml\nname = \"our-parts\"");
  REQUIRE(start != std::string::npos);
  std::string text = page.substr(start + 8, page.find("\n```", start) - start - 7);
  const auto put = [&](const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
  };
  put("(first number)", "M 11"), put("(second number)", "M 12"), put("(number)", "A 21"), put("(number)", "C 31");
  put("model = \"(only for this model; leave the line out for all)\"\n", "");
  put("(the label or list you copied, its number)", "Approval label 7");
  return text;
}

struct Listed : Brigade {
  Listed() : Brigade(app::startingPacks()) {
    ready("BG4-01", 1);
    part("ABS-1", "absorber", "A-21"), part("CYL-1", "cylinder", "C 31");
  }
  void withMask() {
    part("M-1", "mask", "m11");
    REQUIRE(app::fitPart(world(), who(), {"BG4-01", "mask", "M-1"}));
  }
  // Registers it with its number, or puts the number right of what is registered.
  void part(const char* code, const char* kind, const char* number) {
    for (const auto& fact : world().journal.factsAbout(core::unit(code))) {
      if (!fact.kind.starts_with("UnitRegistered/")) continue;
      auto registered = std::get<core::UnitRegistered>(core::read(fact).value());
      registered.fields["part-number"] = number;
      REQUIRE(app::correctFact(world(), who(), {fact.id, registered, "read on the part", {}}));
      return;
    }
    app::RegisterUnit unit{.code = code, .kind = kind};
    if (*number) unit.fields["part-number"] = number;
    REQUIRE(app::registerUnit(world(), who(), unit));
  }
  const core::Reason* reason(const core::Segment& now, const char* code) {
    for (const auto& one : now.reasons) {
      if (one.code == code) return &one;
    }
    return nullptr;
  }
};

}  // namespace

TEST_CASE("listed parts are taken however their number is written; a mask, absorber or cylinder that is not listed stops the set",
          "[app][workflow][rules]") {
  Listed brigade;
  brigade.withMask();
  REQUIRE(app::adoptRules(brigade.world(), brigade.who(), {{"our-parts.toml", ownList()}}));
  CHECK_FALSE(saysReason(brigade.now("BG4-01"), "part-not-allowed"));
  CHECK_FALSE(saysReason(brigade.now("BG4-01"), "part-number-unknown"));
  const auto [code, kind, other, good] = GENERATE(table<const char*, const char*, const char*, const char*>(
      {{"M-1", "mask", "M 13", "M 12"}, {"ABS-1", "absorber", "A 22", "A 21"}, {"CYL-1", "cylinder", "C 3", "C 31"}}));
  CAPTURE(code);
  brigade.part(code, kind, other);
  const auto now = brigade.now("BG4-01");
  CHECK(now.state == SetState::notReady);
  const auto* reason = brigade.reason(now, "part-not-allowed");
  REQUIRE(reason);
  CHECK(core::english(reason->text).find("Approval label 7") != std::string::npos);
  CHECK(core::english(reason->text).find(other) != std::string::npos);
  brigade.part(code, kind, good);
  CHECK_FALSE(saysReason(brigade.now("BG4-01"), "part-not-allowed"));
}

TEST_CASE("a part whose number nobody entered stops the set until it is read and entered", "[app][workflow][rules]") {
  Listed brigade;
  brigade.part("ABS-1", "absorber", "");
  const app::PackOffer list{"our-parts.toml", ownList()};
  const auto difference = app::diffRules(brigade.world(), list);
  REQUIRE(difference);
  CHECK(std::any_of(difference->affected.begin(), difference->affected.end(), [](const auto& one) { return one.unit == "BG4-01"; }));
  REQUIRE(app::adoptRules(brigade.world(), brigade.who(), {list}));
  const auto now = brigade.now("BG4-01");
  CHECK(saysReason(now, "part-number-unknown"));
  REQUIRE(now.next);
  CHECK(now.next->code == "part-number");
  CHECK(now.next->target == "ABS-1");
  brigade.part("ABS-1", "absorber", "A 21");
  CHECK_FALSE(saysReason(brigade.now("BG4-01"), "part-number-unknown"));
}

TEST_CASE("a list for parts whose number cannot be entered is refused: no part could ever be on it", "[app][workflow][rules]") {
  Brigade brigade(app::startingPacks());
  const std::string text =
      "name = \"odd\"\nrevision = \"1\"\nrole = \"catalogue\"\ntitle = \"Odd\"\n\n"
      "[[source]]\nid = \"s\"\ndocument = \"Label\"\nconfidence = \"manual\"\n\n"
      "[[kind]]\nid = \"lamp\"\ntitle = \"lamp\"\nrole = \"apparatus\"\n\n  [[kind.position]]\n  id = \"battery\"\n"
      "  title = \"battery\"\n  kind = \"cell\"\n\n[[kind]]\nid = \"cell\"\ntitle = \"cell\"\nrole = \"part\"\n\n"
      "[[allowed-part]]\nkind = \"lamp\"\nposition = \"battery\"\npart-numbers = [\"B 1\"]\nsource = \"s\"\n";
  CHECK(refusal(app::adoptRules(brigade.world(), brigade.who(), {{"odd.toml", text}})) == "dangling-id");
}
