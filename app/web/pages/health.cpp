#include "app/web/pages/pages.h"

namespace muster::app {

Response health(const Request&, Site&) { return plainAnswer("ok\n"); }

}  // namespace muster::app
