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
  const bool english = !request.query.has("lang") || request.language == "en";
  if (english && !asksForMoment(request)) {
    const auto kept = site.board.at(*at);
    Response response = jsonAnswer(kept.board->at(*at));
    response.tag = kept.digest.substr(0, 20) + "-" + std::to_string(at->micros);
    return response;
  }
  AsKnown known(site.world, *at, asksForMoment(request));
  if (english) return jsonAnswer(boardTextOf(known.world(), *at).at(*at));
  const Translator& say = site.say(request);
  const Board board = boardAt(known.world(), *at);
  return jsonAnswer(core::canonical(boardJson(board, [&](const core::Message& message) { return say.tr(message); })));
}

}  // namespace muster::app
