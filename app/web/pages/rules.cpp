// Rules: which packs are in force, by whom and since when; every figure with its source; what else is on offer.
#include <algorithm>

#include "app/ports/shipped.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/parts.h"
#include "app/web/rule_words.h"
#include "app/web/setup_forms.h"
#include "core/base/digest.h"
#include "core/rules/parse_pack.h"

namespace muster::app {
namespace {

core::RulesState adoptedState(World& world) {
  const auto state = world.journal.state(core::rules());
  const auto* rules = state ? std::get_if<core::RulesState>(&state->value) : nullptr;
  return rules ? *rules : core::RulesState{};
}

void setAdoption(View& row, const Translator& say, World& world, const core::RulesState& state, const core::RulePack& pack) {
  const auto found = std::find_if(state.packs.begin(), state.packs.end(), [&](const core::AdoptedPack& one) { return one.name == pack.name; });
  std::string text;
  if (found != state.packs.end()) {
    if (const auto fact = world.journal.fact(found->fact)) {
      text = say.tr(core::msg("in force since {time}", {{"time", world.calendar()->localText(fact->occurredAt)}}));
      text += say.tr(", ") + (fact->by.empty() ? say.tr("by the opening of the store") : personText(world, fact->by));
    }
  }
  row.set("adoption", text).set("digest", pack.digest.substr(0, 12));
}

void setLine(View& row, const Translator& say, World& world, const core::RulesState& state, const RuleLine& line) {
  row.set("id", line.id)
      .set("title", line.title)
      .set("value", line.value)
      .set("source", line.source)
      .set("confidence", line.confidence)
      .set("hasConfidence", !line.confidence.empty());
  row.set("open", line.toBeConfirmed).set("confirmed", line.confirmed).set("address", "/rules/confirm?rule=" + urlEncoded(line.id));
  std::string by;
  if (const auto found = state.confirmed.find(line.id); found != state.confirmed.end()) {
    const auto fact = world.journal.fact(found->second);
    const auto meaning = fact ? core::meaningOf(*fact) : nullptr;
    if (const auto* said = meaning ? std::get_if<core::LimitConfirmed>(meaning.get()) : nullptr)
      by = said->document + " " + said->edition + " " + said->page + say.tr(", ") + personText(world, fact->by);
  }
  row.set("by", by);
}

// Shipped packs and those of the brigade's own folder; what cannot be read is told with the place of each problem.
void setOffers(View& body, const Translator& say, const World& world, const core::RuleBook& book) {
  struct Offer {
    ShippedText shipped;
    core::RulePack pack;
  };
  struct Broken {
    std::string name;
    core::Problems problems;
  };
  std::vector<Offer> offers;
  std::vector<Broken> broken;
  for (ShippedText& shipped : shippedPacks(world.rulesFolder)) {
    auto pack = core::parsePack(shipped.text, shipped.origin);
    if (pack)
      offers.push_back({std::move(shipped), std::move(pack).value()});
    else
      broken.push_back({shipped.name, pack.problems()});
  }
  body.set("hasFolder", !world.rulesFolder.empty()).set("folder", world.rulesFolder);
  body.list("broken", broken, [&](View& row, const Broken& one) {
    row.set("name", one.name);
    setRuleProblems(row, say, one.problems);
  });
  body.list("offers", offers, [&](View& row, const Offer& offer) {
    const auto same = std::find_if(book.packs().begin(), book.packs().end(), [&](const core::RulePack& one) { return one.name == offer.pack.name; });
    const bool inForce = same != book.packs().end() && same->digest == core::sha256Hex(offer.shipped.text);
    const bool brigade = offer.pack.role == core::RulePack::Role::brigade;
    row.set("own", !offer.shipped.origin.starts_with("data/"));
    row.set("name", offer.shipped.name).set("title", say.tr(offer.pack.title)).set("revision", offer.pack.revision).set("inForce", inForce);
    row.set("text", inForce                      ? say.tr("in force")
                    : same != book.packs().end() ? say.tr("another revision")
                    : brigade                    ? say.tr("would replace the brigade's pack")
                                                 : say.tr("new"));
    row.set("address", "/rules/offers/" + urlEncoded(offer.shipped.name));
  });
}

}  // namespace

Response rulesPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const core::Rules book = site.world.rules();
  const core::RulesState state = adoptedState(site.world);
  long open = 0;
  View body;
  body.list("packs", book->packs(), [&](View& row, const core::RulePack& pack) {
    row.set("title", say.tr(pack.title)).set("name", pack.name).set("revision", pack.revision);
    setAdoption(row, say, site.world, state, pack);
    row.list("groups", ruleGroups(say, *book, pack), [&](View& group, const RuleGroup& one) {
      open += std::count_if(one.lines.begin(), one.lines.end(), [](const RuleLine& line) { return line.toBeConfirmed; });
      group.set("title", one.title).set("count", static_cast<int>(one.lines.size()));
      group.list("lines", one.lines, [&](View& line, const RuleLine& each) { setLine(line, say, site.world, state, each); });
    });
  });
  body.set("noPacks", book->packs().empty())
      .set("openText", say.plural("{n} figure waits to be confirmed", "{n} figures wait to be confirmed", open))
      .set("hasOpen", open > 0);
  setOffers(body, say, site.world, *book);
  return page(request, site, {.templateName = "rules", .title = say.tr("Rules"), .nav = "/rules"}, std::move(body));
}

}  // namespace muster::app
