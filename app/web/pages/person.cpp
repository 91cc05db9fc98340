// Who is at this screen. Nobody signs in yet: the choice is kept in a cookie and facts say "asserted".
#include "app/web/edge.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"

namespace muster::app {

Response choosePerson(const Request& request, Site& site) {
  const std::string code = request.form.get("person");
  if (!code.empty() && !site.world.records.person(code)) {
    return refused(request, site, 422,
                   {{"unknown-person",
                     core::msg("Nobody is enrolled as {person}.", {{"person", code}}),
                     core::msg("Choose a name from the list."),
                     {.field = "person"}}});
  }
  Response response = seeOther(request.form.get("here", "/"));
  setCookie(response, kPersonCookie, code, code.empty() ? -1 : 12 * 3600);  // a shift
  return response;
}

}  // namespace muster::app
