// Assets: style sheets and scripts under names that carry their content's hash, so that they are cached for ever and never stale.
//
// `url("tokens.css")` gives "/assets/tokens.3f9a1c2b4d5e.css". Made once at start; immutable, any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace muster::app {

class Assets {
 public:
  Assets();
  std::string url(std::string_view name) const;  // throws std::logic_error for a name that is not there
  struct Asset {
    std::string type, bytes;
  };
  const Asset* find(std::string_view hashedName) const;  // "tokens.3f9a1c2b4d5e.css"

 private:
  std::map<std::string, std::string, std::less<>> urls_;
  std::map<std::string, Asset, std::less<>> assets_;
};

}  // namespace muster::app
