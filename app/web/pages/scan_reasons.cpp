// Sets that left although they were not ready, without a word why: the officer gives the reason when there is time.
#include <algorithm>

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/place_words.h"
#include "app/web/parts.h"
#include "app/web/refusal_status.h"
#include "app/workflow/check_out.h"

namespace muster::app {
namespace {

Response show(const Request& request, Site& site, const std::string& failed, const std::string& typed, const core::Problems& problems, int status) {
  const Translator& say = site.say(request);
  const auto calendar = site.world.calendar();
  std::vector<core::Fact> waiting = awaitingReason(site.world);
  std::reverse(waiting.begin(), waiting.end());
  View body;
  setErrors(body, problems, say);
  body.set("isEmpty", waiting.empty());
  setEmpty(body, say.tr("No reason is owed"), say.tr("Here stand the sets that left although they were not ready, until the officer has said why."),
           say.tr("To the scan station"), "/scan");
  body.list("waiting", waiting, [&](View& row, const core::Fact& fact) {
    const auto read = core::read(fact);
    const auto* out = read ? std::get_if<core::CheckedOut>(&read.value()) : nullptr;
    const std::string id = core::text(fact.id);
    row.set("fact", id).set("unit", out ? out->unit : std::string()).set("time", calendar->localText(fact.occurredAt));
    row.set("holder", out ? holderName(say, site.world.records, out->holder) : std::string());
    row.set("typed", id == failed ? typed : std::string()).set("address", out ? unitPath(out->unit) : std::string("/"));
  });
  return page(request, site, {.templateName = "scan_reasons", .title = say.tr("Reasons still owed"), .nav = "/scan", .status = status},
              std::move(body));
}

}  // namespace

Response reasonsPage(const Request& request, Site& site) { return show(request, site, {}, {}, {}, 200); }

Response reasonGiven(const Request& request, Site& site) {
  const std::string typed = request.form.get("reason"), fact = request.form.get("fact");
  const auto id = core::parseFactId(fact);
  if (!id) {
    return show(request, site, fact, typed,
                {{"unknown-fact", core::msg("It is not said which leaving is meant."), core::msg("Choose it from the list."), {}}}, 422);
  }
  const auto done = giveReason(site.world, whoOf(request), *id, typed);
  if (!done) return show(request, site, fact, typed, done.problems(), statusOf(done.problems()));
  site.leaveNote(request, core::msg("The reason is kept."));
  return seeOther("/scan/reasons");
}

}  // namespace muster::app
