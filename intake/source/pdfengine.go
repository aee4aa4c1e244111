package source

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	// enginePages bounds the memory of the engine, in pages of 64 KiB.
	enginePages = 4096
	// pdfTime bounds the time that one PDF may take, so that a page made to
	// never end does end. It holds a first start on a slow machine.
	pdfTime = 3 * time.Minute
)

// pdfEngine is PDFium, on WebAssembly: what a broken file makes it do stays
// inside its own memory, and it reaches no files and no network.
type pdfEngine struct {
	pool  pdfium.Pool
	lib   pdfium.Pdfium
	cache wazero.CompilationCache
	doc   references.FPDF_DOCUMENT
}

// startEngine starts the engine. The first start on a machine compiles it for
// some seconds; the result is kept in the user's cache folder, if there is one.
func startEngine(ctx context.Context) (*pdfEngine, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(enginePages).
		WithCloseOnContextDone(true)
	e := new(pdfEngine)
	if dir, err := os.UserCacheDir(); err == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "duban", "pdf")); err == nil {
			e.cache = cache
			config = config.WithCompilationCache(cache)
		}
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context:  experimental.WithCompilationWorkers(ctx, min(runtime.GOMAXPROCS(0), 4)),
		MaxIdle:  1,
		MaxTotal: 1,
		// Without a file system the engine looks for no fonts; it needs none to tell the text.
		FSConfig:      wazero.NewFSConfig(),
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
	if err != nil {
		e.close()
		return nil, err
	}
	e.pool = pool
	if e.lib, err = pool.GetInstanceWithContext(ctx); err != nil {
		e.close()
		return nil, err
	}
	return e, nil
}

func (e *pdfEngine) close() {
	if e.pool != nil {
		_ = e.pool.Close() // the engine is thrown away, whatever state it is in
	}
	if e.cache != nil {
		_ = e.cache.Close(context.Background())
	}
}

// open opens a PDF and returns how many pages it has.
func (e *pdfEngine) open(data []byte) (int, error) {
	doc, err := e.lib.FPDF_LoadMemDocument(&requests.FPDF_LoadMemDocument{Data: &data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return 0, ErrEncrypted
	case err != nil:
		return 0, &DamagedError{Kind: PDF, Err: err}
	}
	e.doc = doc.Document
	count, err := e.lib.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return 0, &DamagedError{Kind: PDF, Err: err}
	}
	return count.PageCount, nil
}
