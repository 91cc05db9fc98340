// What is done at the desk: packs on offer put in force, stock that comes and goes, assays of gas and absorbent, a notice of the maker,
// corrective actions.
#include "app/jobs/demonstration/telling.h"
#include "app/ports/shipped.h"
#include "app/workflow/adopt_rules.h"
#include "app/workflow/case_files.h"
#include "app/workflow/consumables.h"
#include "app/workflow/corrective.h"
#include "app/workflow/recall.h"

namespace muster::app::demonstration {

namespace {

void adopt(const Telling& t) {
  std::vector<PackOffer> offers;
  for (const auto& name : t.it.texts("packs")) {
    for (const auto& shipped : shippedPacks()) {
      if (shipped.origin.ends_with("/" + name + ".toml")) offers.push_back({shipped.origin, shipped.text});
    }
  }
  if (offers.size() != t.it.texts("packs").size()) throw std::runtime_error("the demonstration's " + t.at() + " names a pack that is not shipped");
  t.done(adoptRules(t.stage.world, t.who, offers));
}

void move(const Telling& t) {
  MoveStock input{t.need("item"), t.it.text("lot"), std::stoi(t.need("change")), t.need("why"), t.dayOrNone("expires")};
  t.done(moveStock(t.stage.world, t.who, input), input.item);
}

void assay(const Telling& t) {
  Sitting sitting{{t.need("unit")}, {}, t.it.readings, false};
  sitting.bench = t.need("bench");
  holdSitting(t.stage, t.who, sitting);
}

void notice(const Telling& t) {
  std::map<std::string, std::string> words;
  for (const char* key : {"kind", "prefix", "from", "to", "lots"}) {
    if (!t.it.text(key).empty()) words[key] = t.it.text(key);
  }
  t.done(openRecall(t.stage.world, t.who, {must(core::parseCriteria(words), t.at()), t.need("title")}));
}

void settle(const Telling& t) {
  for (const auto& unit : t.it.texts("units"))
    t.done(settleUnit(t.stage.world, t.who, {t.need("case"), unit, t.need("finding"), "", t.need("note")}));
}

void nonconforming(const Telling& t) { t.done(openCorrective(t.stage.world, t.who, {t.need("title"), t.it.texts("units")})); }

void enter(const Telling& t) {
  t.done(enterCorrective(t.stage.world, t.who,
                         {t.need("case"), t.need("part"), t.need("text"), t.dayOrNone("until"), t.it.text("good", "no") == "yes"}));
}

}  // namespace

const Kinds& officeKinds() {
  static const Kinds kKinds{{"adopt", {{"packs"}, adopt}},
                            {"stock", {{"item", "lot", "change", "why", "expires"}, move}},
                            {"assay", {{"unit", "bench"}, assay}},
                            {"recall", {{"kind", "prefix", "from", "to", "lots", "title"}, notice}},
                            {"settle", {{"case", "units", "finding", "note"}, settle}},
                            {"nonconforming", {{"title", "units"}, nonconforming}},
                            {"corrective", {{"case", "part", "text", "until", "good"}, enter}}};
  return kKinds;
}

}  // namespace muster::app::demonstration
