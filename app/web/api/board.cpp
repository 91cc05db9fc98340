#include "app/workflow/board.h"
#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/workflow/known_at.h"

namespace muster::app {

// Sentences are English unless ?lang= asks otherwise: programs read this.
Response boardApi(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  AsKnown known(site.world, *at, asksForMoment(request));
  if (!request.query.has("lang") || request.language == "en") return jsonAnswer(boardText(known.world(), *at));
  const Translator& say = site.say(request);
  const Board board = boardAt(known.world(), *at);
  return jsonAnswer(core::canonical(boardJson(board, [&](const core::Message& message) { return say.tr(message); })));
}

}  // namespace muster::app
