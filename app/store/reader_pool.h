// ReaderPool: connections for reading, each with its prepared statements, lent to one thread at a time. They see what is committed
// and never hold up the writer. Threads: any.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "app/store/connection.h"

namespace muster::app {

class ReaderPool {
 public:
  explicit ReaderPool(std::filesystem::path file) : file_(std::move(file)) {}

  class Lease {
   public:
    Lease(ReaderPool& pool, std::unique_ptr<Connection> connection) : pool_(&pool), connection_(std::move(connection)) {}
    Lease(Lease&&) = default;
    ~Lease() {
      if (connection_) pool_->giveBack(std::move(connection_));
    }
    Connection& operator*() { return *connection_; }
    Connection* operator->() { return connection_.get(); }

   private:
    ReaderPool* pool_;
    std::unique_ptr<Connection> connection_;
  };

  Lease take() {
    {
      std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return {*this, std::move(connection)};
      }
    }
    return {*this, std::make_unique<Connection>(file_, Connection::Mode::readOnly)};
  }

 private:
  static constexpr std::size_t kKept = 16;
  void giveBack(std::unique_ptr<Connection> connection) {
    std::lock_guard lock(mutex_);
    if (idle_.size() < kKept) idle_.push_back(std::move(connection));
  }

  std::filesystem::path file_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace muster::app
