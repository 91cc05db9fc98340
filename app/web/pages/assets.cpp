#include "app/web/layout.h"
#include "app/web/pages/pages.h"

namespace muster::app {

Response assetFile(const Request& request, Site& site) {
  const Assets::Asset* asset = site.assets.find(request.params.get("name"));
  if (!asset) return refused(request, site, 404, {{"not-found", core::msg("There is nothing at this address."), core::msg("Reload the page."), {}}});
  Response response;
  response.type = asset->type;
  response.body = asset->bytes;
  response.immutable = true;
  return response;
}

}  // namespace muster::app
