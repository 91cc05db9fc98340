// The packs a store begins with, and more of the shipped ones beside them.
#pragma once

#include <initializer_list>

#include "app/ports/shipped.h"
#include "app/workflow/open_store.h"

namespace muster::tests {

inline std::vector<app::PackOffer> packsWith(std::initializer_list<const char*> names) {
  auto all = app::startingPacks();
  for (const char* name : names) {
    const auto pack = app::shippedPack(name).value();
    all.push_back({pack.origin, pack.text});
  }
  return all;
}

}  // namespace muster::tests
